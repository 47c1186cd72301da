import Tokens

extension ProxyCheck {
    static let iss = ProxyCheck(
        .iss, "`shop` is the configured myshopify.com domain, byte for byte (GHSA-6j52-38f8-qhxr)."
    ) { evidence in
        guard let shop = evidence.shop.value else { return .skipped }
        let isConfigured = shop.elementsEqual(evidence.app.shop.utf8)
        let ending = Array(".myshopify.com".utf8)
        if isConfigured, shop.count > ending.count, shop.suffix(ending.count).elementsEqual(ending) {
            return .pass
        }
        return .fail(
            Finding(
                isConfigured ? "`shop` is not a myshopify.com domain" : nil,
                expected: isConfigured ? "a name that ends with .myshopify.com" : evidence.app.shop,
                actual: ShopifyEvidence.excerpt(shop),
                advice: "Configure the shop's myshopify.com domain, letter for letter, not its own domain."))
    }
}
