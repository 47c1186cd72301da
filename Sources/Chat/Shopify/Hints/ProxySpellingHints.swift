import Encoding

/// Mistakes in spelling: of the signature, and of what it covers.
extension ProxyHint {
    static let upperCaseHex = ProxyHint("upper-case-hex", "the signature was written in upper case") {
        evidence in
        guard let bytes = evidence.signature.value.flatMap(Hex.decode),
            evidence.wouldHold(signature: Hex.encode(bytes))
        else { return nil }
        return "The signature holds when its digits are written in lower case; Shopify writes them so."
    }

    static let base64Signature = ProxyHint("base64-signature", "the signature was written in base64") {
        evidence in
        // A `+` of base64 that nobody escaped came as a blank.
        let text = evidence.signature.value?.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "+") : $0 }
        guard let bytes = text.flatMap(Base64.decodeLenient), evidence.wouldHold(signature: Hex.encode(bytes))
        else { return nil }
        return
            "The signature holds, but is written in base64; a proxy's is lower-case hex, webhooks use base64."
    }

    static let plusKept = ProxyHint("plus-kept", "a `+` was signed as itself") { evidence in
        let kept = ShopifyProxyQuery(evidence.query.raw, plusIsBlank: false)
        guard kept.fault == nil, evidence.wouldHold(ShopifySignedText(kept.parameters).bytes) else {
            return nil
        }
        return "The signature holds when `+` stays `+`; in a query it is a blank, so sign the blank or send "
            + "`%2B`."
    }

    static let emptyCustomerDropped = ProxyHint(
        "empty-customer-dropped", "the empty `logged_in_customer_id` was left out"
    ) { evidence in
        guard evidence.customerID.value == [] else { return nil }
        let others = evidence.query.parameters.filter { $0.known != .customerID }
        guard evidence.wouldHold(ShopifySignedText(others).bytes) else { return nil }
        return "The signature holds without the empty `logged_in_customer_id`; an empty value is signed too, "
            + "as `logged_in_customer_id=`."
    }
}
