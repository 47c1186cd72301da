import Chat
import Encoding
import Tokens
import Hashing

/// Signs queries as Shopify's app proxy does (identity.md, section 2.1).
enum ProxyQuery {
    /// The query with everything that the proxy adds; `own` is what the page asked with.
    static func signed(
        _ own: [(name: String, value: String)], customer: String, shop: String, app: ShopifyApp,
        at now: Instant
    ) -> [(name: String, value: String)] {
        let all =
            own + [
                ("shop", shop), ("logged_in_customer_id", customer), ("path_prefix", "/apps/chat"),
                ("timestamp", "\(now.milliseconds / 1000)"),
            ]
        let text = all.map { Array("\($0.name)=\($0.value)".utf8) }
            .sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
        let code = HMACSHA256Key(app.key.secret).authenticate(text.span)
        return all + [("signature", Hex.encodedString(code.bytes))]
    }
}
