import Tokens

extension ProxyCheck {
    static let duplicates = ProxyCheck(
        .duplicates,
        "What the rules look at stands once: a joined value is nobody's (shopify-app-js, identity.md 117)."
    ) { evidence in
        guard evidence.query.fault == nil else { return .skipped }
        if let repeated = evidence.repeated {
            return .fail(
                Finding(
                    "`\(repeated.rawValue)` stands twice", expected: "each of Shopify's parameters once",
                    advice: "Leave Shopify's parameters to Shopify: a page adds none of these names."))
        }
        guard case .held = evidence.match, isAmbiguous(evidence.signedText) else { return .pass }
        return .warn(
            Finding(
                "`\(ShopifyParameter.Known.customerID.rawValue)=` stands twice in the signed text: with "
                    + "nothing between its strings it can be cut in two ways, for two customers",
                advice: "Keep signed queries from the browser and from logs that others read."))
    }

    /// Nothing parts the strings of the signed text, so a visitor's parameter may hold what reads as another
    /// one when it is cut elsewhere (identity.md, section 2.3).
    private static func isAmbiguous(_ text: [UInt8]) -> Bool {
        let mark = Array("\(ShopifyParameter.Known.customerID.rawValue)=".utf8)
        guard let first = place(of: mark, in: text[...]) else { return false }
        return place(of: mark, in: text[(first + 1)...]) != nil
    }

    private static func place(of mark: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        text.indices.first { text[$0] == mark[0] && text[$0...].starts(with: mark) }
    }
}
