import Tokens

extension ProxyCheck {
    static let claimType = ProxyCheck(
        .claimType,
        "`timestamp` is 1 to 15 digits, `logged_in_customer_id` 1 to 20 or empty (shopify-app-js)."
    ) { evidence in
        guard evidence.timestamp.value != nil || evidence.customerID.value != nil else { return .skipped }
        if let value = evidence.timestamp.value, evidence.signedAt == nil {
            return .fail(
                Finding(
                    "`timestamp` is not a plain whole number", expected: "seconds since 1970, digits alone",
                    actual: ShopifyEvidence.excerpt(value),
                    advice: "Pass `timestamp` on as Shopify sent it."))
        }
        if let value = evidence.customerID.value, !value.isEmpty, evidence.customer == nil {
            return .fail(
                Finding(
                    "`logged_in_customer_id` is not a customer's id", expected: "1 to 20 digits, or nothing",
                    actual: ShopifyEvidence.excerpt(value),
                    advice: "Pass `logged_in_customer_id` on as Shopify sent it; it is the number alone, no "
                        + "gid."))
        }
        return .pass
    }
}
