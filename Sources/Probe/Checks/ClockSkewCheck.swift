import Encoding
import HTTP

extension EndpointCheck {
    static let clockSkew = EndpointCheck("clock", "The website's clock agrees with ours to five seconds.") {
        observation in
        var seen = false
        for call in observation.calls {
            guard let text = call.answer.response["date"], let date = HTTPDate.instant(text) else { continue }
            seen = true
            // A `Date` is cut to seconds, and was written at some moment of the call.
            let ahead = date.duration(since: call.answer.answered)
            let behind = call.answer.asked.duration(since: date.advanced(by: .seconds(1)))
            let skew = max(ahead, behind)
            guard skew > .seconds(5) else { continue }
            return .warn(
                "the website's clock is \(skew.words) \(ahead > behind ? "ahead of" : "behind") ours",
                "Let both machines keep time by NTP: `iat`, `nbf` and `exp` are read by another clock.")
        }
        return seen ? .pass("the clocks agree") : .skipped("no answer has a readable Date")
    }
}
