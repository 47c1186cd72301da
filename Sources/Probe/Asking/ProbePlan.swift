package import Encoding

/// What is asked, how often, and what is expected of it.
package struct ProbePlan: Sendable {
    /// The request of every call.
    package var request: ProbeRequest
    /// How many calls; at least 1.
    package var count = 3
    /// Where the token stands in a JSON answer; nil: the usual places are tried.
    package var tokenPlace: JSONPointer?
    /// Whether the endpoint must give no token.
    package var expectsRefusal = false

    /// The time over which several calls are spread: an honest token may repeat within a second.
    static let spread = Duration.milliseconds(1_100)
    /// The origin of nobody, which the last call names: `.invalid` never exists (RFC 2606 §2).
    package static let foreignOrigin = "https://chatgate-check.invalid"

    /// A plan of three calls that expects a token.
    package init(request: ProbeRequest) { self.request = request }

    /// What is waited between two calls.
    var pause: Duration {
        guard count > 1 else { return .zero }
        let gaps = Int64(count) - 1
        return .milliseconds((Self.spread.milliseconds + gaps - 1) / gaps)
    }

    /// The request as a page of a foreign origin would send it; nil where the user set an origin.
    var foreignRequest: ProbeRequest? {
        if request.has("origin") { return nil }
        var foreign = request
        foreign.fields.append((name: "Origin", value: Self.foreignOrigin))
        return foreign
    }
}
