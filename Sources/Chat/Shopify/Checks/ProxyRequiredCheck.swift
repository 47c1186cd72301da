import Tokens

extension ProxyCheck {
    static let required = ProxyCheck(
        .required, "`signature`, `shop` and `timestamp` are there (Shopify, authenticate app proxies)."
    ) { evidence in
        guard evidence.query.fault == nil else { return .skipped }
        let needed = [
            ("signature", evidence.signature), ("shop", evidence.shop), ("timestamp", evidence.timestamp),
        ]
        let missing = needed.filter { if case .absent = $0.1 { true } else { false } }.map(\.0)
        guard missing.isEmpty else {
            return .fail(
                Finding(
                    missing.map { "`\($0)`" }.joined(separator: ", ")
                        + (missing.count == 1 ? " is missing" : " are missing"),
                    expected: "`signature`, `shop` and `timestamp`",
                    advice: "Call through the shop's app proxy, which adds them, and pass the query on whole."
                ))
        }
        guard case .absent = evidence.customerID else { return .pass }
        // Shopify sends it to everybody since July 2022, empty where nobody is logged in.
        return .warn(
            Finding(
                "`logged_in_customer_id` is missing, so the visitor is a guest",
                expected: "the id, or an empty value for a guest",
                advice:
                    "Pass the query on whole: Shopify sends the parameter, empty for guests, and signs it."))
    }
}
