extension EndpointCheck {
    static let redirect = EndpointCheck("redirect", "Redirects stay within the origin and come to an end.") {
        observation in
        let redirects = observation.calls.flatMap(\.answer.redirects)
        guard let first = redirects.first else { return .pass("no redirect") }
        guard let refused = redirects.first(where: { $0.refusal != nil }), let refusal = refused.refusal
        else {
            return .pass("redirected within the origin, from \(first.url.withoutQuery)")
        }
        switch refusal {
        case .foreign(let origin):
            return .warn(
                "redirected to another origin, \(origin), which was not asked",
                "If that is meant, check that URL itself; a page would need CORS there.")
        case .tooMany:
            return .warn(
                "more than five redirects, the last from \(refused.url.withoutQuery)",
                "Answer at the first URL; a browser gives up on a circle.")
        case .unreadable:
            return .warn(
                "the redirect from \(refused.url.withoutQuery) names no http or https URL",
                "Send an absolute URL or a path in Location.")
        }
    }
}
