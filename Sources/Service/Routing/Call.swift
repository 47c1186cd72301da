import Chat
import Encoding
import HTTP

/// A request on its way to an endpoint: what was asked, of which sandbox, and when.
struct Call {
    let request: Request
    /// The values of the route's parameters, in their order.
    let parameters: [String]
    /// The credential that came with it, read by the surface it came through.
    var credential = Credential.none
    /// The place of the widget that a page's path names, found by the surface.
    var widget = 0
    /// The real time.
    var real: RealTime
    /// The sandbox's time.
    var now: Instant
    /// Whether only this machine can reach the gateway.
    let isLoopback: Bool
    /// Whether it comes from a page that the gateway served itself.
    let isOwnPage: Bool
    /// What every URL handed out begins with.
    let publicURL: String
    /// The same for URLs of sockets.
    let socketURL: String
    /// Whether it came through a Shopify app proxy, whose signed query is its credential.
    let isBehindProxy: Bool
    /// The limits on what comes from outside.
    let limits: JSONRules
}
