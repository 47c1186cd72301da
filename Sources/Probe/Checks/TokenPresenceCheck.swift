import HTTP

extension EndpointCheck {
    static let token = EndpointCheck("token", "Every answer holds a token.") { observation in
        if observation.expectsRefusal { return nil }
        let calls = observation.own.filter { $0.answer.response.status.isSuccess }
        if calls.isEmpty { return .skipped("no answer with a status of 2xx to look in") }
        var places: Set<String> = []
        var reasons: [String] = []
        for call in calls {
            switch call.search {
            case .found(_, let place): places.insert(place)
            case .missing(let reason): reasons.append(reason)
            }
        }
        guard let reason = reasons.first else {
            return .pass("found at \(places.sorted().joined(separator: ", "))")
        }
        return .fail(
            "no token in \(observation.portion(reasons.count, of: calls.count)): \(reason)",
            "Answer with {\"token\": \"…\"}, or name the token's place: --token-at /path/to/it.")
    }
}
