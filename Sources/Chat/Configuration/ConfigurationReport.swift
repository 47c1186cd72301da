import Encoding

/// Tells every value in effect and where it came from.
enum ConfigurationReport {
    static func settings(of configuration: Configuration, document: JSON?, file: String?) -> [Configuration
        .Setting]
    {
        var settings: [Configuration.Setting] = []
        func add(_ name: String, _ value: String?, _ place: JSON?) {
            let source = place.map { "\(file ?? ""):\($0.location.line):\($0.location.column)" } ?? "default"
            settings.append(Configuration.Setting(name: name, value: value ?? "(none)", source: source))
        }
        add("listen", configuration.listen ?? "127.0.0.1:4820", document?["listen"])
        add("hosts", configuration.hosts.joined(separator: ", "), document?["hosts"])
        for name in LimitName.allCases {
            add(
                "limits.\(name.rawValue)", name.written(in: configuration.limits),
                document?["limits"]?[member: name.rawValue])
        }
        for (index, widget) in configuration.widgets.enumerated() {
            for member in WidgetMember.allCases where member.belongs(to: widget.platform) {
                add(
                    "widgets[\(index)].\(member.rawValue)", member.written(in: widget),
                    document?["widgets"]?[index]?[member: member.rawValue])
            }
        }
        return settings
    }
}

extension Configuration {
    /// What holds with no configuration at all.
    package init() {
        self.init(settings: [])
        settings = ConfigurationReport.settings(of: self, document: nil, file: nil)
    }
}
