import Chat
import Encoding
import Hashing
import Tokens

/// What holds of a Shopify app proxy's query: what was signed by the rule holds, and nothing else does.
enum ProxyQueryProperty {
    private static let secret = Array("hush".utf8)
    private static let now = Instant(seconds: 1_760_000_000)
    private static let verifier = ShopifyVerifier(
        app: ShopifyApp(shop: "demo.myshopify.com", key: SigningKey(id: "app", secret: secret)),
        widget: "acme")

    static func check(_ bytes: [UInt8]) throws(Violation) {
        try check(verdict: bytes)
        let query = ShopifyProxyQuery(bytes)
        if query.parameters.isEmpty { return }
        let signed = signed(query)
        let verdict = verifier.verify(ShopifyProxyQuery(signed), at: now)
        let once = ["shop", "timestamp", "logged_in_customer_id", "path_prefix"]
        let isTwice = once.contains { name in
            query.parameters.count { $0.name.utf8.elementsEqual(name.utf8) } > 1
        }
        if signed.count <= ShopifyProxyQuery.maximumBytes {
            try Violation.unless(
                verdict.verdict.signatureHeld != isTwice, "what is signed by the rule does not hold")
        }
        try check(verdict: signed)
        try checkWho(verdict, query)
    }

    private static func check(verdict bytes: [UInt8]) throws(Violation) {
        let query = ShopifyProxyQuery(bytes)
        let verdict = verifier.verify(query, at: now)
        let explained = verifier.explain(query, at: now)
        try Violation.unless(
            verdict.verdict.statuses == explained.verdict.statuses
                && verdict.customerID == explained.customerID, "a verdict is another where it is explained")
        let fails = CheckID.allCases.contains { verdict.verdict.statuses[$0] == .fail }
        try Violation.unless(
            fails == (verdict.verdict.reason != nil), "a query is refused exactly where a check fails")
        try Violation.unless(
            (verdict.customerID != nil) == (verdict.verdict.decision == .verified),
            "a customer is named exactly where the query is verified")
        if !fails {
            let given = query.parameters.filter { $0.name.utf8.elementsEqual("signature".utf8) }
            try Violation.unless(
                given.count == 1 && given[0].value.utf8.elementsEqual(code(query)),
                "a query holds that was not signed")
        }
    }

    private static func checkWho(_ verdict: ShopifyVerdict, _ query: ShopifyProxyQuery) throws(Violation) {
        guard let customer = verdict.customerID else { return }
        func value(_ name: String) -> String? {
            query.parameters.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
        }
        try Violation.unless(
            value("logged_in_customer_id") == customer && value("shop") == "demo.myshopify.com",
            "somebody else is named")
        let age = value("timestamp").flatMap(Int64.init).map { abs($0 - 1_760_000_000) } ?? .max
        try Violation.unless(age <= 90, "an old query is verified")
    }

    /// The query with no signature but the right one.
    private static func signed(_ query: ShopifyProxyQuery) -> [UInt8] {
        let pairs = query.parameters.filter { !$0.name.utf8.elementsEqual("signature".utf8) }.map {
            "\(PercentEncoding.encodedString($0.name))=\(PercentEncoding.encodedString($0.value))&"
        }
        return Array("\(pairs.joined())signature=".utf8) + code(query)
    }

    /// HMAC-SHA-256 in hexadecimal over `name=value,value` of every name, sorted, joined by nothing.
    private static func code(_ query: ShopifyProxyQuery) -> [UInt8] {
        var values: [[UInt8]: [[UInt8]]] = [:]
        for parameter in query.parameters where !parameter.name.utf8.elementsEqual("signature".utf8) {
            values[Array(parameter.name.utf8), default: []].append(Array(parameter.value.utf8))
        }
        let texts = values.map { $0 + [0x3D] + Array($1.joined(separator: [0x2C])) }
        let text = Array(texts.sorted { $0.lexicographicallyPrecedes($1) }.joined())
        return Hex.encode(HMACSHA256Key(secret).authenticate(text.span).bytes)
    }
}
