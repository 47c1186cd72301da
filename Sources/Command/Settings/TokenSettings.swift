import Chat
import Encoding
import Tokens
import Transport

/// What `verify` and `mint` need: the widget, its keys, the clock.
struct TokenSettings {
    let widget: Widget
    let limits: Limits
    /// The keys of the other configured widgets.
    let surroundings: Surroundings
    /// Every configured widget; the one of the flags alone, where there is no configuration.
    let configured: [Widget]
    let now: Instant

    init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
        now = try Self.clock(arguments)
        if let platform = arguments["--platform"] {
            widget = try Self.widget(of: platform, arguments, console)
            limits = Limits()
            surroundings = Surroundings()
            configured = [widget]
            return
        }
        try Self.refuseLoneSecret(arguments)
        let configuration = try ConfigurationLoader.load(arguments, console)
        let id = arguments.setting(.widget, environment: SystemEnvironment.variable)?.value
        let chosen = try Self.choose(id, among: configuration.widgets)
        widget = chosen
        limits = configuration.limits
        configured = configuration.widgets
        surroundings = Surroundings(
            neighbours: configuration.widgets.filter { $0.id != chosen.id }.map { ($0.id, $0.keys) })
    }

    /// The verifier of the widget.
    var verifier: Verifier { widget.verifier(limits: limits) }

    /// The id of a widget to which flags give a key and no name.
    static let unnamed = "flags"

    /// Refuses a secret without the platform that it is for.
    static func refuseLoneSecret(_ arguments: Arguments) throws(CommandFailure) {
        for flag in ["--secret", "--secret-env", "--secret-file"] where arguments[flag] != nil {
            throw .usage("\(flag) wants --platform applied or --platform amazon-connect beside it")
        }
    }

    private static func choose(_ id: String?, among widgets: [Widget]) throws(CommandFailure) -> Widget {
        let names = widgets.map(\.id)
        guard let id else {
            if widgets.count == 1, let only = widgets.first { return only }
            if widgets.isEmpty { throw .usage("the configuration has no widget") }
            throw .usage("name the widget: --widget " + names.joined(separator: " or --widget "))
        }
        if let widget = widgets.first(where: { $0.id.utf8.elementsEqual(id.utf8) }) { return widget }
        let nearest = Spelling.nearest(to: id, among: names).map { "; did you mean \($0)?" }
        throw .usage(
            "there is no widget \(id.prefix(100))"
                + (nearest ?? "; there are \(names.joined(separator: ", "))"))
    }

    private static func widget(
        of name: String, _ arguments: Arguments, _ console: Console
    ) throws(CommandFailure) -> Widget {
        guard let platform = Platform(rawValue: name) else {
            throw .usage("--platform is applied or amazon-connect, not \(name.prefix(60))")
        }
        if arguments["--config"] != nil { throw .usage("--config and --platform exclude each other") }
        let id = arguments.setting(.widget, environment: SystemEnvironment.variable)?.value
        if platform == .amazonConnect, id == nil {
            throw .usage("on amazon-connect `sub` is the widgetId: name it with --widget ID")
        }
        // A key given by flags has no id, so that a well-formed kid is not looked up.
        let key = SigningKey(id: nil, secret: try SecretFlags.read(arguments, console))
        var widget = Widget(id: id ?? unnamed, platform: platform, keys: KeyRing([key]))
        if platform == .amazonConnect {
            widget.connect = ConnectWidget(snippetID: "", instanceID: "", contactFlowID: "")
        }
        return widget
    }

    /// The instant of `--at`; the machine's own clock without it.
    static func clock(_ arguments: Arguments) throws(CommandFailure) -> Instant {
        guard let text = arguments["--at"] else { return Instant(milliseconds: SystemClock.milliseconds()) }
        if let instant = Instant(rfc3339: text) { return instant }
        if let json = try? JSON(reading: text), let date = NumericDate(json) { return date.instant }
        throw .usage("--at is seconds since 1970 or a time like 2026-01-15T09:00:00Z, not \(text.prefix(60))")
    }
}
