import Tokens

extension ProxyCheck {
    static let size = ProxyCheck(.size, "The query is no longer than a token may be.") { evidence in
        guard evidence.query.fault == .tooLarge else { return .pass }
        return .fail(
            Finding(
                expected: "at most \(ShopifyProxyQuery.maximumBytes) bytes",
                actual: "\(evidence.query.raw.count) bytes",
                advice: "Send what is large in the body; the query is for a few short parameters."))
    }
}
