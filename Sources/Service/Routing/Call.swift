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
    /// The real time.
    let real: Instant
    /// The sandbox's time.
    let now: Instant
    /// What the gateway as a whole was told.
    let settings: GatewaySettings
    /// Whether it came through a Shopify app proxy, whose signed query is its credential.
    let isBehindProxy: Bool
    /// The limits on what comes from outside.
    let limits: JSONRules
}
