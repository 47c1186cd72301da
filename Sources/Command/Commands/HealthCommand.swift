import HTTP
import Transport

extension Subcommand {
    static let health = Subcommand(
        name: "health", summary: "asks a running gateway whether it is ready",
        usage: "health [URL] [--listen HOST:PORT]",
        operands: Operands(words: "one URL", maximum: 1), flags: [.config, Flag.serving[0]],
        exits: "0 ready, 1 not ready or not reached, 2 usage"
    ) { (arguments, console) throws(CommandFailure) in
        let address = try gatewayAddress(arguments, console)
        do throws(ClientError) {
            let answer = try Client.exchange(
                host: address.host, port: address.port, Request(method: .get, path: "/readyz"),
                timeout: .seconds(5))
            guard answer.status == .ok else {
                console.error("chatgate: \(address) answers \(answer.status.code)")
                return .negative
            }
            console.output("ready")
            return .success
        } catch {
            console.error("chatgate: \(address) is not ready. \(error)")
            return .negative
        }
    }

    /// The address in a URL's words, or the one on which `serve` would listen.
    private static func gatewayAddress(_ arguments: Arguments, _ console: Console) throws(CommandFailure)
        -> GatewayAddress
    {
        guard let url = arguments.operands.first else {
            let listen = try ServeSettings.listen(arguments, try ConfigurationLoader.load(arguments, console))
                .address
            return GatewayAddress(host: listen.host, port: listen.port)
        }
        guard let address = GatewayAddress(url) else {
            throw .usage("the URL must be like http://127.0.0.1:4820, not \(url.prefix(100))")
        }
        return address
    }
}
