package import Chat

/// What the gateway as a whole was told.
package struct GatewaySettings: Sendable {
    /// The limits of every sandbox.
    package var limits: Limits
    /// The widgets that every sandbox starts with.
    package var widgets: [Widget]
    /// Further host names under which control may be called.
    package var hosts: [String]
    /// What every URL handed out begins with, without a final slash.
    package var publicURL: String
    /// What every URL of a socket begins with, without a final slash.
    package var socketURL: String
    /// The port on which it listens; nil where there is no socket, as in a test.
    package var port: UInt16?
    /// Whether only this machine can reach the gateway.
    package var isLoopback: Bool
    /// What control wants as a bearer token off loopback.
    package var adminToken: String?
    /// Whether the demo site stands at `/demo`, with a token endpoint that signs for the two demo widgets.
    package var demoSite = false

    /// The settings that a configuration gives, for a gateway on loopback.
    package init(_ configuration: Configuration, publicURL: String) {
        limits = configuration.limits
        widgets = configuration.widgets
        hosts = configuration.hosts
        self.publicURL = publicURL
        socketURL = Self.socketURL(for: publicURL)
        isLoopback = true
    }

    /// The same URL for sockets: `ws` for `http`, `wss` for `https` (RFC 6455 §3).
    package static func socketURL(for publicURL: String) -> String { "ws" + publicURL.dropFirst(4) }
}
