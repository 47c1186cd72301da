import Encoding

extension EndpointCheck {
    static let responseTime = EndpointCheck("response-time", "Every call is answered within a second.") {
        observation in
        let slowest = observation.calls.map(\.answer.elapsed).max() ?? .zero
        guard slowest > .seconds(1) else { return .pass("the slowest call took \(slowest.milliseconds) ms") }
        return .warn(
            "the slowest call took \(slowest.milliseconds) ms",
            "A visitor waits that long before the chat opens; signing itself takes well under 1 ms.")
    }
}
