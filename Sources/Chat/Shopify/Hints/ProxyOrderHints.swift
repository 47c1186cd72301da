/// Mistakes in putting the strings together.
extension ProxyHint {
    static let joinedWithAmpersand = ProxyHint(
        "joined-with-ampersand", "the strings were joined with `&`"
    ) { evidence in
        let text = ShopifySignedText(evidence.query.parameters).bytes(joinedBy: [UInt8(ascii: "&")])
        guard evidence.wouldHold(text) || evidence.wouldHold(asSent(evidence.query.raw)) else { return nil }
        return "The signature holds when the strings are joined with `&`: that is the OAuth form; an app "
            + "proxy joins them with nothing."
    }

    static let nameOrder = ProxyHint("name-order", "the parameters were sorted by name alone") { evidence in
        let text = ShopifySignedText(evidence.query.parameters)
        guard evidence.wouldHold(text.bytes { $0.lexicographicallyPrecedes($1) }) else { return nil }
        return "The signature holds when the parameters are sorted by name; sort the whole `name=value` "
            + "strings by their bytes."
    }

    /// shopify-app-js sorts so (identity.md, section 2.3); where that is the order of bytes too, `name-order`
    /// says enough.
    static let localeOrder = ProxyHint(
        "locale-order", "the parameters were sorted as a dictionary sorts words"
    ) { evidence in
        let text = ShopifySignedText(evidence.query.parameters)
        let sorted = text.bytes(orderingNames: LocaleOrder.precedes)
        guard sorted != text.bytes(orderingNames: { $0.lexicographicallyPrecedes($1) }),
            evidence.wouldHold(sorted)
        else { return nil }
        return "The signature holds when the names are sorted as `localeCompare` does, without letter case; "
            + "sort the whole `name=value` strings by their bytes."
    }

    /// The OAuth form keeps the escapes as they are.
    private static func asSent(_ raw: [UInt8]) -> [UInt8] {
        let pieces = ShopifyProxyQuery.pieces(raw).map { raw[$0] }
        let signed = pieces.filter { !$0.starts(with: "signature=".utf8) }
        return Array(signed.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: "&".utf8))
    }
}
