import HTTP

/// What may not stand in the query of a page's call.
enum QueryRules {
    /// Why the query is refused; nil where it is not.
    ///
    /// A token in a URL ends up in logs and referrers (CVE-2026-44883), so it is not taken from there.
    static func fault(in query: Query) -> Problem? {
        if query.isEmpty { return nil }
        if query.isMalformed { return .unreadableQuery }
        for (name, value) in query.items {
            let isTokenItself = Redaction.holdsToken(Array(name.utf8))
            guard isTokenItself || names.contains(name) || Redaction.holdsToken(Array(value.utf8)) else {
                continue
            }
            return Problem(
                .badRequest, "token-in-query",
                "A token belongs into the Authorization field; in a URL it ends up in logs. Look at "
                    + (isTokenItself ? "the query." : "\(name.prefix(60))."))
        }
        return nil
    }

    private static let names = ["token", "jwt", "access_token", "contact-context-token"]
}
