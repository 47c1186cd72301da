import Encoding

extension EndpointCheck {
    static let redirectToken = EndpointCheck("redirect-token", "No redirect carries a token in its URL.") {
        observation in
        let redirects = observation.calls.flatMap(\.answer.redirects)
        if redirects.isEmpty { return .skipped("there is no redirect") }
        let known = observation.calls.compactMap(\.search.token)
        let guilty = redirects.first { redirect in
            let location = Array(redirect.location.utf8)
            let texts = [location, PercentEncoding.decode(location) ?? []]
            return texts.contains { text in
                !TokenShape.tokens(in: text).isEmpty
                    || known.contains { KnownSecret.replacing($0, in: text, by: "") != text }
            }
        }
        guard let guilty else { return .pass("no redirect has a token in its URL") }
        return .fail(
            "the redirect from \(guilty.url.withoutQuery) has a token in its URL",
            "Give the token in the body alone: URLs end in logs, histories and Referer fields.")
    }
}
