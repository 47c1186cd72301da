import Chat
import Encoding
import HTTP
import Probe
import Service
import Tokens

/// What `verify --html` is asked to do, read from its words.
struct PageSettings {
    /// Where a page comes from.
    enum Source {
        case file(String)
        case url(ProbeRequest)
    }

    let source: Source
    /// The widgets whose rules count, and their secrets.
    let inspection: PageInspection
    /// The instant of `--at`; nil without it.
    let instant: Instant?

    init(_ place: String, _ arguments: Arguments, _ console: Console) throws(CommandFailure) {
        if !arguments.operands.isEmpty || arguments[Flag.compare.name] != nil {
            throw .usage("--html wants no token and no --compare beside it", more: "chatgate verify --help")
        }
        source = try Self.source(place)
        instant = arguments["--at"] == nil ? nil : try TokenSettings.clock(arguments)
        let (chosen, configured, limits) = try Self.widgets(arguments, console)
        let all = configured.map { PageWidget($0, among: configured, limits: limits) }
        inspection = PageInspection(
            widgets: PageWidgets(
                chosen: chosen.map { PageWidget($0, among: configured, limits: limits) }, all: all),
            secrets: KnownSecret.configured(configured))
    }

    private static func source(_ place: String) throws(CommandFailure) -> Source {
        let scheme = place.prefix { $0 != ":" }.lowercased()
        guard scheme == "http" || scheme == "https" else { return .file(place) }
        guard let url = ProbeURL(place) else {
            throw .usage(
                "the URL must be like http://127.0.0.1:3000/, without a name and a password in it, not "
                    + "\(place.prefix(100))")
        }
        return .url(
            ProbeRequest(
                url: url,
                fields: [("Accept", "text/html, */*"), ("User-Agent", "chatgate/\(Version.text)")]))
    }

    /// The widget of the flags; without any, the page's own ids choose among those of the configuration.
    private static func widgets(
        _ arguments: Arguments, _ console: Console
    ) throws(CommandFailure) -> (chosen: Widget?, configured: [Widget], Limits) {
        let named = arguments.setting(.widget, environment: SystemEnvironment.variable)
        if named != nil || arguments["--platform"] != nil {
            let settings = try TokenSettings(arguments, console)
            return (settings.widget, settings.configured, settings.limits)
        }
        try TokenSettings.refuseLoneSecret(arguments)
        let configuration = try ConfigurationLoader.load(arguments, console)
        return (nil, configuration.widgets, configuration.limits)
    }
}
