import Encoding
import HTTP
import Hashing
import Service

/// A page behind the app proxy of `demo.myshopify.com`, on a widget `shop` under the demo secret.
enum ProxyPage {
    static let widget = "/applied/v1/widgets/shop"
    static let secret = "hush-0123456789-0123456789-0123456789"
    static let sub = "shopify:demo.myshopify.com:7001"

    /// A configuration of the widget, of a twin without the app, and of the demo secret for tokens.
    static func configuration(_ more: String = "") -> String {
        let keys = #""keys":[{"id":"k","secret":"chatgate-demo-applied-secret-0123456789"}]"#
        let app = #""shopify":{"shop":"demo.myshopify.com","secret":"\#(secret)"}"#
        return #"{"widgets":[{"id":"shop","platform":"applied",\#(keys),\#(app)\#(more)},"#
            + #"{"id":"plain","platform":"applied",\#(keys)}]}"#
    }

    /// The parameters that Shopify adds for a customer; an empty id is a guest's.
    static func parameters(
        _ customer: String = "7001", at seconds: Int64 = World.noonSeconds
    ) -> [(String, String)] {
        [
            ("shop", "demo.myshopify.com"), ("logged_in_customer_id", customer),
            ("path_prefix", "/apps/chat"), ("timestamp", "\(seconds)"),
        ]
    }

    /// A signed query of these parameters, none of which stands twice or needs an escape.
    static func query(_ parameters: [(String, String)]) -> String {
        unsigned(parameters) + "&signature=" + signature(parameters)
    }

    /// A signed query of a customer with further parameters.
    static func query(
        _ customer: String = "7001", at seconds: Int64 = World.noonSeconds, _ more: [(String, String)] = []
    ) -> String {
        query(parameters(customer, at: seconds) + more)
    }

    static func unsigned(_ parameters: [(String, String)]) -> String {
        "?" + parameters.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// The code over the parameters, sorted and joined by nothing (identity.md §2.1).
    static func signature(_ parameters: [(String, String)]) -> String {
        let text = parameters.map { "\($0.0)=\($0.1)" }.sorted().joined()
        return Hex.encodedString(HMACSHA256Key(Array(secret.utf8)).authenticate(Array(text.utf8).span).bytes)
    }
}

extension World {
    /// Calls a path of the widget `shop` through its proxy.
    mutating func proxy(
        _ method: Method, _ path: String, _ query: String, token: String? = nil, body: String = ""
    ) -> Response {
        call(method, ProxyPage.widget + "/proxy" + path + query, token: token, body: body)
    }

    /// The id of a session that starts through the proxy.
    mutating func proxyStart(_ query: String, token: String? = nil, body: String = "") throws -> String {
        try proxy(.post, "/sessions", query, token: token, body: body).json["session"]?["id"]?.string ?? ""
    }
}
