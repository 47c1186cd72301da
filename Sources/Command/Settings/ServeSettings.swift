import Chat
import Transport

/// What `serve` runs with: flag beats environment beats file beats default.
struct ServeSettings {
    let listen: (address: ListenAddress, setting: Setting)
    let publicURL: Setting?
    let readyFile: Setting?
    let logFormat: Setting
    let logLevel: Setting
    /// `on` or `off`.
    let demoSite: Setting
    /// The folder that chats are written to when they end; nil: none are.
    let record: Setting?

    init(_ arguments: Arguments, _ configuration: Configuration) throws(CommandFailure) {
        listen = try Self.listen(arguments, configuration)
        publicURL = Self.setting("--public-url", arguments)
        readyFile = Self.setting("--ready-file", arguments)
        logFormat = Self.setting("--log-format", arguments) ?? Setting(value: "text", source: "default")
        logLevel = Self.setting("--log-level", arguments) ?? Setting(value: "info", source: "default")
        demoSite = try Self.demoSite(arguments, configuration)
        record = Self.setting("--record", arguments)
        if let publicURL, !Self.isBase(publicURL.value) {
            throw .usage(
                "\(publicURL.source) must be a URL like https://chat.example, without query or blank")
        }
        if let widget = arguments.setting(.widget, environment: SystemEnvironment.variable),
            !configuration.widgets.contains(where: { $0.id.utf8.elementsEqual(widget.value.utf8) })
        {
            throw .usage("\(widget.source): there is no widget \(widget.value.prefix(100))")
        }
        if LogFormat(rawValue: logFormat.value) == nil {
            throw .usage("\(logFormat.source) is text or json, not \(logFormat.value.prefix(60))")
        }
        if LogLevel(word: logLevel.value) == nil {
            throw .usage("\(logLevel.source) is error, warn, info or debug, not \(logLevel.value.prefix(60))")
        }
    }

    /// Whether a text can begin the URLs that are handed out: a scheme, a host, and perhaps a path.
    private static func isBase(_ text: String) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix) else { return false }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        let isPlain = rest.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("?#\"<>@\\".utf8).contains($0) }
        return isPlain && rest.first != nil && rest.first != UInt8(ascii: "/")
            && rest.first != UInt8(ascii: ":")
    }

    /// Each value under its name, for `config`.
    var rows: [(name: String, setting: Setting)] {
        let none = Setting(value: "(none)", source: "default")
        return [
            ("listen", listen.setting), ("public-url", publicURL ?? none), ("ready-file", readyFile ?? none),
            ("log-format", logFormat), ("log-level", logLevel), ("demo-site", demoSite),
            ("record", record ?? none),
        ]
    }

    /// The demo site signs for anybody who asks, so its widgets must be the demo ones, whose keys all know.
    private static func demoSite(
        _ arguments: Arguments, _ configuration: Configuration
    ) throws(CommandFailure) -> Setting {
        guard let found = setting("--demo-site", arguments) else {
            return Setting(value: "off", source: "default")
        }
        let isOff = ["0", "false", "off", "no"].contains(found.value.lowercased())
        guard isOff || ["", "1", "true", "on", "yes"].contains(found.value.lowercased()) else {
            throw .usage("\(found.source) is on or off, not \(found.value.prefix(60))")
        }
        guard isOff || configuration.hasDemoWidgets else {
            throw .usage("\(found.source): the demo site is for the two demo widgets, without others")
        }
        return Setting(value: isOff ? "off" : "on", source: found.source)
    }

    /// The address to listen on.
    static func listen(
        _ arguments: Arguments, _ configuration: Configuration
    ) throws(CommandFailure) -> (address: ListenAddress, setting: Setting) {
        let found =
            setting("--listen", arguments)
            ?? Setting(
                value: configuration.listen ?? Configuration.defaultListen,
                source: configuration.listenSource)
        guard let address = ListenAddress(found.value) else {
            throw .usage(
                "\(found.source) must be HOST:PORT, like 127.0.0.1:4820 or [::1]:0, not "
                    + "\(found.value.prefix(60))"
            )
        }
        return (address, found)
    }

    private static func setting(_ name: String, _ arguments: Arguments) -> Setting? {
        Flag.serving.first { $0.name == name }.flatMap {
            arguments.setting($0, environment: SystemEnvironment.variable)
        }
    }
}
