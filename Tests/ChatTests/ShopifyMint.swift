import Chat
import Encoding
import Hashing
import Tokens

/// Signs proxy queries as Shopify does, and as people do by mistake.
enum ShopifyMint {
    static let now = Instant(seconds: 1_760_000_000)
    static let shop = "demo.myshopify.com"
    /// What a customer's page sends on, without the signature.
    static let customer =
        "shop=demo.myshopify.com&logged_in_customer_id=7001&path_prefix=%2Fapps%2Fchat&timestamp=1760000000"
    /// What is signed of it.
    static let text =
        "logged_in_customer_id=7001path_prefix=/apps/chatshop=demo.myshopify.comtimestamp=1760000000"

    /// The HMAC in lower-case hex.
    static func code(_ text: String, secret: String = "hush") -> String {
        let key = HMACSHA256Key(Array(secret.utf8))
        return Hex.encodedString(key.authenticate(Array(text.utf8).span).bytes)
    }

    /// The query with the code of this text as its signature.
    static func query(_ parameters: String = customer, signing text: String = text) -> String {
        parameters + "&signature=" + code(text)
    }

    static func verifier(shop: String = shop, secret: String = "hush") -> ShopifyVerifier {
        let key = SigningKey(id: nil, secret: Array(secret.utf8))
        return ShopifyVerifier(app: ShopifyApp(shop: shop, key: key), widget: "acme")
    }
}

extension String {
    /// The verdict on this text as a proxy query, with hints.
    func proxyJudged(
        at now: Instant = ShopifyMint.now, by verifier: ShopifyVerifier = ShopifyMint.verifier()
    ) -> ShopifyVerdict {
        verifier.explain(ShopifyProxyQuery(Array(utf8)), at: now)
    }
}

extension ShopifyVerdict {
    /// `verified`, `anonymous`, or the reason.
    var outcome: String { verdict.reason?.rawValue ?? verdict.decision.name }

    var hintIDs: [String] { verdict.hints.map(\.id) }

    /// The names of the checks with a status, in order.
    func names(_ status: CheckStatus) -> [String] {
        CheckID.allCases.filter { verdict.statuses[$0] == status }.map(\.name)
    }

    /// What one check has to say.
    func finding(_ check: CheckID) -> Finding {
        verdict.reports.first { $0.check == check }?.finding ?? Finding()
    }
}
