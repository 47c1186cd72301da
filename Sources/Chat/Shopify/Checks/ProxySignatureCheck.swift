import Tokens

extension ProxyCheck {
    static let signature = ProxyCheck(
        .signature,
        "`signature` is the HMAC-SHA-256 of all other parameters, in lower-case hex (identity.md §2.1)."
    ) { evidence in
        switch evidence.match {
        case .notComputed:
            return .skipped
        case .held:
            return .pass
        case .none:
            let count = evidence.signature.value?.count ?? 0
            return .fail(
                Finding(
                    count == 64 ? nil : "a signature has 64 characters",
                    expected: "HMAC-SHA-256 under the app's secret, in lower-case hex",
                    actual: count == 64 ? nil : "\(count) character\(count == 1 ? "" : "s")",
                    advice:
                        "Pass the query on exactly as Shopify sent it, add nothing, and configure the secret "
                        + "of the app that owns the proxy."))
        }
    }
}
