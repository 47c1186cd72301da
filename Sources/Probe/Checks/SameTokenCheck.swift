import Encoding

extension EndpointCheck {
    static let sameToken = EndpointCheck("same-token", "A token is made anew for each call.") { observation in
        let calls = observation.withToken
        guard calls.count > 1 else { return .skipped("one token alone cannot repeat") }
        for (place, earlier) in calls.enumerated() {
            for later in calls[(place + 1)...] where later.search.token == earlier.search.token {
                let apart = later.answer.asked.duration(since: earlier.answer.answered)
                // `iat` counts seconds, so an honest token may repeat within one.
                guard apart >= .seconds(1) else { continue }
                return .warn(
                    "the same token came twice, \(apart.milliseconds) ms apart",
                    "Sign anew for each call, with `iat`; a cached one may be another visitor's, or expired."
                )
            }
        }
        return .pass("no token came twice")
    }
}
