extension EndpointCheck {
    static let cacheControl = EndpointCheck(
        "cache-control", "Answers with a token say that shared caches must not keep them."
    ) { observation in
        let policies = observation.withToken.map { CachePolicy($0.answer.response) }
        if policies.isEmpty { return .skipped("there is no token that a cache could keep") }
        guard let weak = policies.first(where: { !$0.isGuarded }) else {
            return .pass("Cache-Control keeps shared caches away")
        }
        return .warn(
            weak.isAbsent
                ? "Cache-Control is missing" : "Cache-Control says neither `no-store` nor `private`",
            "Answer with Cache-Control: no-store, so that nobody gets an old token or another's.")
    }
}
