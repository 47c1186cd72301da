import Chat
import Encoding
import HTTP
import Service
import Tokens
import Transport

extension Subcommand {
    static let serve = Subcommand(
        name: "serve", summary: "runs the gateway until it is interrupted",
        usage: "serve [--listen HOST:PORT] [--config FILE]", operands: .none,
        flags: [.config, .widget] + Flag.serving,
        exits: "0 after a clean stop, 2 usage or configuration, 3 the address is not available"
    ) { (arguments, console) throws(CommandFailure) in
        let configuration = try ConfigurationLoader.load(arguments, console)
        let serving = try Serving(configuration, try ServeSettings(arguments, configuration), console)
        try serving.run()
        return .success
    }
}

/// One run of the gateway.
struct Serving {
    private let settings: ServeSettings
    /// What the gateway is made with; its own URLs are known once it listens.
    let gateway: GatewaySettings
    private let console: Console
    private let limits: Limits

    init(_ configuration: Configuration, _ settings: ServeSettings, _ console: Console) throws(CommandFailure)
    {
        self.settings = settings
        self.console = console
        limits = configuration.limits
        var gateway = GatewaySettings(configuration, publicURL: "")
        gateway.isLoopback = settings.listen.address.isLoopback
        gateway.adminToken = AdminToken.read(console)
        gateway.demoSite = settings.demoSite.value == "on"
        self.gateway = gateway
        try Self.refuseUnsafe(gateway)
    }

    /// Off loopback, control wants a token and nobody may know the secrets (contract, section 5).
    private static func refuseUnsafe(_ gateway: GatewaySettings) throws(CommandFailure) {
        if gateway.isLoopback { return }
        if gateway.adminToken?.isEmpty ?? true {
            throw .usage("off loopback, control wants a token: set CHATGATE_ADMIN_TOKEN")
        }
        for widget in gateway.widgets {
            let apps = [widget.shopify?.key].compactMap { $0 }
            let keys = widget.keys.keys + apps + (widget.connect?.awsCredentials ?? [])
            guard keys.contains(where: { DemoWidgets.secrets.contains($0.secret) }) else { continue }
            throw .usage(
                "widget \(widget.id) has a demo secret, which everybody knows; off loopback it needs its own")
        }
    }

    /// Serves until a signal ends it, and says on stdout when it is ready.
    func run() throws(CommandFailure) {
        try run { (server, url) throws(CommandFailure) in
            Signals.stop(with: server.wakeup)
            try writeReadyFile(url)
            announce(url)
        }
    }

    /// Listens, tells `begin` under which URL, serves until the server is stopped, and cleans up.
    ///
    /// What it returns holds the gateway as the last request left it.
    @discardableResult func run(
        _ begin: (Server, String) throws(CommandFailure) -> Void
    ) throws(CommandFailure) -> GatewayHolder {
        let holder = GatewayHolder()
        let log = Log(
            format: LogFormat(rawValue: settings.logFormat.value) ?? .text,
            level: LogLevel(word: settings.logLevel.value) ?? .info, console: console)
        if let folder = settings.record {
            holder.recorder = try SessionRecorder(folder: folder, widgets: gateway.widgets, log)
        }
        let server = try listen(holder, log)
        // The address is ours now: what an earlier run left behind must not say that this one is ready yet.
        if let file = settings.readyFile { Files.remove(file.value) }
        let url = settings.publicURL?.value.trimmingFinalSlash ?? "http://\(server.boundAddress)"
        var gateway = self.gateway
        gateway.publicURL = url
        gateway.port = server.boundAddress.port
        // chatjs opens no socket of another host (amazon-connect.md, section 5.1).
        gateway.socketURL =
            settings.publicURL == nil
            ? "ws://127.0.0.1:\(server.boundAddress.port)" : GatewaySettings.socketURL(for: url)
        holder.gateway = Gateway(gateway, seed: { SystemRandom.bytes(32) })
        Signals.ignoreBrokenPipes()
        Allocator.keepRoom()
        defer { if let file = settings.readyFile { Files.remove(file.value) } }
        try begin(server, url)
        server.run()
        log.stopped()
        return holder
    }

    private func listen(_ holder: GatewayHolder, _ log: Log) throws(CommandFailure) -> Server {
        var http = HTTPLimits()
        http.head = limits.head
        http.body = limits.body
        http.upload = UploadLimit(folder: FileURL.uploads, bytes: limits.attachment)
        var serverLimits = ServerLimits()
        serverLimits.connections = limits.connections
        let handler = ServerHandler(
            respond: { request, _ in
                let reply = holder.reply(to: request)
                log.answered(request, reply)
                return reply
            },
            refuse: { failure, request in
                log.unreadable(failure)
                return holder.refuse(failure, request)
            },
            received: holder.received, collect: holder.collect, closed: holder.closed,
            timeLeft: holder.timeLeft)
        do throws(ServerError) {
            return try Server(
                listen: settings.listen.address, limits: serverLimits, http: http, handler: handler)
        } catch {
            throw .unreachable(error.description)
        }
    }

    /// Writes the ready line to the ready file, where one is wanted.
    func writeReadyFile(_ url: String) throws(CommandFailure) {
        guard let file = settings.readyFile else { return }
        guard Files.write(ReadyLine(url: url).text + "\n", to: file.value) else {
            throw .usage("cannot write the ready file \(file.value)")
        }
    }

    /// Exactly one line on stdout, and something to try on stderr.
    private func announce(_ url: String) {
        console.output(ReadyLine(url: url).text)
        if url.hasPrefix("http://"), settings.publicURL != nil, !url.hasPrefix("http://127.0.0.1:") {
            console.error(
                "chatgate: amazon-connect-chatjs opens sockets of wss:// and ws://127.0.0.1: alone, so none "
                    + "of this --public-url")
        }
        if gateway.demoSite { console.error("demo: \(url)/demo") }
        guard let widget = gateway.widgets.first(where: { $0.platform == .applied }) else { return }
        console.error("try: curl -s -X POST \(url)/applied/v1/widgets/\(widget.id)/sessions")
    }
}

extension String {
    fileprivate var trimmingFinalSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
