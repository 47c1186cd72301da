import Encoding

/// Reads a configuration file: JSON with comments, strict in all else.
package enum ConfigurationReader {
    private static let members = ["$schema", "listen", "hosts", "limits", "widgets"]

    /// The configuration that a file's text gives; `file` is its name in errors.
    package static func read(
        _ text: [UInt8], file: String, sources: ConfigurationSources
    ) throws(ConfigurationError) -> Configuration {
        let document = try parse(text, file: file)
        let reader = try ObjectReader(document, known: members, what: "the configuration", file: file)
        var configuration = Configuration()
        if let listen = try reader.text("listen") {
            if let fault = sources.listenFault(listen) { throw reader.error(fault, at: document["listen"]) }
            configuration.listen = listen
        }
        for (host, value) in try reader.texts("hosts") {
            guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Array("/@?#".utf8).contains($0) }) else {
                throw reader.error("\"hosts\" holds host names like \"ci.example\", not URLs", at: value)
            }
            configuration.hosts.append(host)
        }
        configuration.limits = try limits(document["limits"], file: file)
        if document["widgets"] != nil {
            configuration.hasDemoWidgets = false
            configuration.widgets = []
            var widgets = WidgetReader(sources: sources, file: file)
            for entry in try reader.elements("widgets") {
                let widget = try widgets.read(entry)
                if configuration.widgets.contains(where: { $0.id.utf8.elementsEqual(widget.id.utf8) }) {
                    throw reader.error("two widgets have the id \"\(widget.id)\"", at: entry["id"])
                }
                configuration.widgets.append(widget)
            }
            configuration.notes = widgets.notes
        }
        configuration.file = Configuration.File(name: file, document: document)
        return configuration
    }

    private static func parse(_ text: [UInt8], file: String) throws(ConfigurationError) -> JSON {
        do throws(JSONError) {
            return try JSON(reading: text, rules: .file)
        } catch {
            throw ConfigurationError(
                file: file, location: TextLocation(offset: error.offset, in: text), sentence: error.sentence)
        }
    }

    private static func limits(_ json: JSON?, file: String) throws(ConfigurationError) -> Limits {
        var limits = Limits()
        guard let json else { return limits }
        let reader = try ObjectReader(
            json, known: LimitName.allCases.map(\.rawValue), what: "\"limits\"", file: file)
        for name in LimitName.allCases {
            guard let value = json[member: name.rawValue] else { continue }
            let written = value.string.flatMap { name.isSize ? ByteSize.parse($0) : nil }
            guard let number = written ?? value.int.map(Int.init), number >= 1 else {
                let form = name.isSize ? "a size like \"64KiB\" or a whole number of bytes" : "a whole number"
                throw reader.error("\"\(name.rawValue)\" must be \(form), at least 1", at: value)
            }
            if name == .depth, number > JSONRules.deepest {
                throw reader.error("\"depth\" must be at most \(JSONRules.deepest)", at: value)
            }
            if let place = name.place { limits[keyPath: place] = number } else { limits.token = number }
        }
        return limits
    }
}
