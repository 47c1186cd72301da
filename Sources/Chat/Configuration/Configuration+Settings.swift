import Encoding

extension Configuration {
    /// Every value in effect, secrets masked, and where it came from.
    package var settings: [Setting] {
        let document = file?.document
        var settings: [Setting] = []
        func add(_ name: String, _ value: String?, _ place: JSON?) {
            settings.append(Setting(name: name, value: value ?? "(none)", source: source(of: place)))
        }
        add("listen", listen ?? Self.defaultListen, document?["listen"])
        add("hosts", hosts.joined(separator: ", "), document?["hosts"])
        for name in LimitName.allCases {
            add(
                "limits.\(name.rawValue)", name.written(in: limits),
                document?["limits"]?[member: name.rawValue])
        }
        for (index, widget) in widgets.enumerated() {
            for member in WidgetMember.allCases where member.belongs(to: widget.platform) {
                add(
                    "widgets[\(index)].\(member.rawValue)", member.written(in: widget),
                    document?["widgets"]?[index]?[member: member.rawValue])
            }
        }
        return settings
    }

    /// Where the address came from: `file:line:column`, or `default`.
    package var listenSource: String { source(of: file?.document["listen"]) }

    private func source(of place: JSON?) -> String {
        guard let place, let file else { return "default" }
        return "\(file.name):\(place.location.line):\(place.location.column)"
    }
}
