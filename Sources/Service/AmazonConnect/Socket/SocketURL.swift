import Chat

/// The URL of a socket (contract, section 4): what chatjs takes begins with `ws://127.0.0.1:` or `wss://`
/// (amazon-connect.md, section 5.1).
enum SocketURL {
    /// The URL that a ticket opens in a sandbox.
    static func text(_ ticket: String, _ call: Call, sandbox: String) -> String {
        "\(call.socketURL)\(prefix(of: sandbox))/connect/websocket?ticket=\(ticket)"
    }

    /// What stands before the paths of a sandbox.
    static func prefix(of sandbox: String) -> String { sandbox == "default" ? "" : "/sandbox/\(sandbox)" }
}
