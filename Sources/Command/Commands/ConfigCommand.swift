import Chat
import Encoding

extension Subcommand {
    static let config = Subcommand(
        name: "config",
        summary: "prints the configuration in effect, secrets masked, and where each value came from",
        usage: "config [--config FILE] [--format text|json]", operands: .none,
        flags: [.config, .widget, .format] + Flag.serving, exits: "0, 2 a configuration that does not hold"
    ) { (arguments, console) throws(CommandFailure) in
        let configuration = try ConfigurationLoader.load(arguments, console)
        let rows = try settings(arguments, configuration)
        switch try OutputFormat(arguments) {
        case .text:
            let names = rows.map(\.name.count).max() ?? 0
            for row in rows {
                let words = Printable.text("\(row.value)  (\(row.source))")
                console.output(Help.padded(row.name, names + 2) + words)
            }
        case .json:
            console.output(json(rows))
        }
        return .success
    }

    /// What the flags and the environment say over what the file says over the defaults.
    private static func settings(
        _ arguments: Arguments, _ configuration: Configuration
    ) throws(CommandFailure) -> [Configuration.Setting] {
        let serve = try ServeSettings(arguments, configuration)
        var rows = serve.rows.map {
            Configuration.Setting(name: $0.name, value: $0.setting.value, source: $0.setting.source)
        }
        if let widget = arguments.setting(.widget, environment: SystemEnvironment.variable) {
            rows.append(Configuration.Setting(name: "widget", value: widget.value, source: widget.source))
        }
        return rows + configuration.settings.filter { $0.name != "listen" }
    }

    private static func json(_ rows: [Configuration.Setting]) -> String {
        var writer = JSONWriter(capacity: 4096)
        writer.beginObject()
        writer.name("settings")
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            writer.member("name", row.name)
            writer.member("value", row.value)
            writer.member("source", row.source)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
