import HTTP

extension PageCheck {
    static let caching = PageCheck("caching", "No cache may keep a page with a token.") { observation in
        guard let response = observation.answer?.response else { return [] }
        let hasToken = observation.elements.contains { $0.token?.isEmpty == false }
        guard hasToken || !observation.strays.isEmpty else { return [] }
        let policy = CachePolicy(response)
        let advice = "Answer a page that holds a token with Cache-Control: no-store."
        if let word = policy.invitation {
            return [
                .fail(
                    nil,
                    "Cache-Control says `\(word)`: a shared cache may give one customer's page to the next",
                    advice)
            ]
        }
        if policy.isGuarded { return [.pass(nil, "shared caches do not keep the page")] }
        return [
            .warn(
                nil,
                policy.isAbsent
                    ? "Cache-Control is missing" : "Cache-Control is neither no-store nor private", advice)
        ]
    }
}
