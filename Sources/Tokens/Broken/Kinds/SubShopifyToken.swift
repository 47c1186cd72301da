extension BrokenToken {
    /// Contract, section 3: such customers come with a signed query alone.
    static let subShopify = BrokenToken(
        "sub-shopify", "`sub` begins as the shop's do", .subject, needs: .shopify
    ) {
        $0.with("sub", text: ($0.policy.reservedPrefix ?? "shopify:") + "demo.myshopify.com:1").bytes
    }
}
