extension EndpointCheck {
    static let publicCaching = EndpointCheck(
        "public-caching", "No answer with a token asks shared caches to keep it."
    ) { observation in
        let policies = observation.withToken.map { CachePolicy($0.answer.response) }
        if policies.isEmpty { return .skipped("there is no token that a cache could keep") }
        guard let word = policies.compactMap(\.invitation).first else {
            return .pass("nothing invites shared caches")
        }
        return .fail(
            "Cache-Control says `\(word)`: a shared cache may give one customer's token to the next",
            "Answer with Cache-Control: no-store.")
    }
}
