import Encoding
import Tokens

extension ProxyCheck {
    static let exp = ProxyCheck(.exp, "`timestamp` is at most 90 seconds old (shopify-app-js).") { evidence in
        guard let signedAt = evidence.signedAt else { return .skipped }
        guard evidence.now > signedAt.advanced(by: ShopifyEvidence.tolerance) else { return .pass }
        let earliest = evidence.now.advanced(by: .zero - ShopifyEvidence.tolerance)
        return .fail(
            Finding(
                "the query was signed more than 90 seconds ago",
                expected: "\(earliest.rfc3339Seconds) or later",
                actual: signedAt.rfc3339Seconds,
                advice: "Let the page call the proxy anew for every request; a signed query is not kept."))
    }
}
