import Encoding
import Tokens

extension ProxyCheck {
    static let nbf = ProxyCheck(
        .nbf, "`timestamp` is at most 90 seconds ahead of the clock (shopify-app-js)."
    ) { evidence in
        guard let signedAt = evidence.signedAt else { return .skipped }
        let latest = evidence.now.advanced(by: ShopifyEvidence.tolerance)
        guard signedAt > latest else { return .pass }
        return .fail(
            Finding(
                "`timestamp` lies more than 90 seconds in the future",
                expected: "at most \(latest.rfc3339Seconds)", actual: signedAt.rfc3339Seconds,
                advice: "Set the clock right, and send seconds since 1970, not milliseconds."))
    }
}
