import Encoding
import Tokens

extension EndpointCheck {
    static let lifetime = EndpointCheck("lifetime", "Tokens end, neither at once nor after a day.") {
        observation in
        var left: Duration?
        var whole: Duration?
        for call in observation.withToken {
            guard let claims = call.verdict?.claims else { continue }
            if case .absent = claims.expiresAt {
                return .warn(
                    "a token has no `exp` and never ends",
                    "Set `exp` to a few minutes after `iat`: a stolen token must not work for ever.")
            }
            guard let expiry = claims.expiresAt.value?.instant else { continue }
            let issued = claims.issuedAt.value?.instant ?? call.answer.answered
            whole = max(whole ?? .zero, expiry.duration(since: issued))
            let rest = expiry.duration(since: call.answer.answered)
            left = min(left ?? rest, rest)
        }
        guard let left, let whole else { return .skipped("there is no `exp` to look at") }
        return judge(left, whole)
    }

    private static func judge(_ left: Duration, _ whole: Duration) -> Outcome {
        if left <= .zero { return .skipped("the token has ended already; see `verdict`") }
        if left < .seconds(30) {
            return .warn(
                "a token ends \(left.words) after it came",
                "Give it a few minutes: a slow page or a clock that differs would find it expired.")
        }
        if whole > .seconds(86_400) {
            return .warn(
                "a token lives for \(whole.words)",
                "Minutes are enough, since a page can fetch another: a stolen token works until it ends.")
        }
        return .pass("tokens end \(left.words) after they came")
    }
}
