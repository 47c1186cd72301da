package import Encoding
package import Tokens

/// Reads a widget in the configuration's own form (contract, section 2).
package struct WidgetReader {
    private let sources: ConfigurationSources
    private let file: String?
    private var secrets: SecretReader

    /// What is worth a warning, in the order of reading.
    package var notes: [String] { secrets.notes + warnings }
    private var warnings: [String] = []

    /// A reader of widgets of one file; `file` is nil for a widget that came over HTTP.
    package init(sources: ConfigurationSources, file: String?) {
        self.sources = sources
        self.file = file
        secrets = SecretReader(sources: sources, file: file)
    }

    /// The widget, or the first thing that is wrong with it, at its place.
    package mutating func read(_ json: JSON) throws(ConfigurationError) -> Widget {
        let any = try ObjectReader(
            json, known: WidgetMember.allCases.map(\.rawValue), what: "a widget", file: file)
        let id = try readID(any)
        _ = try any.required("platform", of: "widget \(id)")
        guard let platform = try any.choice("platform", Platform.self) else { throw any.error("no platform") }
        let reader = try ObjectReader(
            json, known: WidgetMember.names(of: platform),
            what: "widget \(id) of platform \(platform.rawValue)",
            file: file)
        var widget = Widget(id: id, platform: platform, keys: KeyRing([]))
        widget.leeway = try reader.duration("leeway") ?? .zero
        for (origin, value) in try reader.texts("allowedOrigins") {
            if let fault = sources.originFault(origin) { throw reader.error(fault, at: value) }
            widget.allowedOrigins.append(origin)
        }
        if platform == .amazonConnect { try readConnect(&widget, reader) }
        try readKeys(&widget, reader)
        if platform == .applied { try readApplied(&widget, reader) }
        return widget
    }

    // MARK: Keys

    private mutating func readKeys(_ widget: inout Widget, _ reader: ObjectReader) throws(ConfigurationError)
    {
        if widget.connect?.security == .off {
            if let keys = reader.json["keys"], keys.count > 0 {
                throw reader.error(
                    "widget \(widget.id) has security \"off\" and a key; take one of them out", at: keys)
            }
            return
        }
        let value = try reader.required("keys", of: "widget \(widget.id)")
        let entries = try reader.elements("keys")
        if entries.isEmpty { throw reader.error("widget \(widget.id) needs at least one key", at: value) }
        var keys: [SigningKey] = []
        for entry in entries {
            let key = try readKey(entry, widget: widget.id)
            if keys.contains(where: { $0.id == key.id }) {
                throw reader.error(
                    "two keys of widget \(widget.id) have the id \"\(key.id ?? "")\"", at: entry)
            }
            keys.append(key)
        }
        widget.keys = KeyRing(keys)
    }

    /// One key: `{"id","secret","retiresAt"?}`.
    package mutating func readKey(_ json: JSON, widget: String) throws(ConfigurationError) -> SigningKey {
        let reader = try ObjectReader(json, known: ["id", "secret", "retiresAt"], what: "a key", file: file)
        let name = try reader.required("id", of: "a key")
        let id = try reader.text(name, "id")
        guard SigningKey.isName(id) else {
            throw reader.error(
                "\"id\" must have at most 255 bytes and no control character: a token's \"kid\" names it",
                at: name)
        }
        let secret = try secrets.read(
            reader.required("secret", of: "key \(id)"), of: "key \(id) of \(widget)")
        var retiresAt: Instant?
        if let value = json["retiresAt"] {
            retiresAt = value.string.flatMap(Instant.init(rfc3339:))
            if retiresAt == nil {
                throw reader.error("\"retiresAt\" must be a time like \"2026-12-01T00:00:00Z\"", at: value)
            }
        }
        return SigningKey(id: id, secret: secret, retiresAt: retiresAt)
    }

    /// A widget's id stands in the paths of its calls, so what no segment of a path can say is no id.
    private func readID(_ reader: ObjectReader) throws(ConfigurationError) -> String {
        let value = try reader.required("id", of: "a widget")
        let id = try reader.text(value, "id")
        guard id.isName(atMost: 255), !id.utf8.contains(UInt8(ascii: "/")) else {
            throw reader.error(
                "\"id\" must have at most 255 bytes, no control character and no \"/\": it stands in paths",
                at: value)
        }
        return id
    }

    // MARK: Applied

    private mutating func readApplied(_ widget: inout Widget, _ reader: ObjectReader)
        throws(ConfigurationError)
    {
        widget.strict = try reader.flag("strict") ?? false
        widget.onBadToken = try reader.choice("onBadToken", BadTokenRule.self) ?? .reject
        widget.anonymous = try reader.choice("anonymous", AnonymousRule.self) ?? .allow
        widget.requiresExpiry = try reader.flag("requireExp") ?? false
        widget.checksIssuedAt = try reader.flag("checkIat") ?? false
        widget.issuer = try reader.text("issuer")
        widget.audience = try reader.text("audience")
        widget.maximumLifetime = try reader.duration("maxLifetime")
        widget.onLogin = try reader.choice("onLogin", LoginRule.self) ?? .separate
        if let context = reader.json["agentContext"] {
            guard context.kind == .object else {
                throw reader.error("\"agentContext\" must be an object, not \(context.kind)", at: context)
            }
            widget.agentContext = context
        }
        if let shopify = reader.json["shopify"] { widget.shopify = try readShopify(shopify, widget) }
        if widget.strict, widget.onBadToken == .anonymous, let value = reader.json["onBadToken"] {
            throw reader.error(
                "\"strict\" and \"onBadToken\": \"anonymous\" contradict each other: a strict widget takes "
                    + "no page's word",
                at: value)
        }
    }

    private mutating func readShopify(_ json: JSON, _ widget: Widget) throws(ConfigurationError) -> ShopifyApp
    {
        let reader = try ObjectReader(json, known: ["shop", "secret"], what: "\"shopify\"", file: file)
        let value = try reader.required("shop", of: "\"shopify\"")
        let shop = try reader.text(value, "shop")
        guard shop.utf8.count > 14, shop.hasSuffix(".myshopify.com") else {
            throw reader.error(
                "\"shop\" must be the shop's myshopify.com domain, like \"demo.myshopify.com\"", at: value)
        }
        let secret = try secrets.read(reader.required("secret", of: "\"shopify\""), of: "shop \(shop)")
        if widget.keys.keys.contains(where: { $0.secret == secret }) {
            warnings.append(
                "widget \(widget.id): the Shopify app and the token key have the same secret; keep them apart"
            )
        }
        return ShopifyApp(shop: shop, key: SigningKey(id: nil, secret: secret))
    }

    // MARK: Amazon Connect

    private mutating func readConnect(_ widget: inout Widget, _ reader: ObjectReader)
        throws(ConfigurationError)
    {
        let what = "widget \(widget.id)"
        var connect = ConnectWidget(
            snippetID: try reader.text(reader.required("snippetId", of: what), "snippetId"),
            instanceID: try reader.text(reader.required("instanceId", of: what), "instanceId"),
            contactFlowID: try reader.text(reader.required("contactFlowId", of: what), "contactFlowId"))
        connect.security = try reader.choice("security", Security.self) ?? .required
        connect.maximumActiveChats = try reader.count("maxActiveChats")
        connect.autoReply = try readAutoReply(reader)
        for entry in try reader.elements("awsCredentials") {
            let fields = try ObjectReader(entry, known: ["id", "secret"], what: "a credential", file: file)
            let id = try fields.text(fields.required("id", of: "a credential"), "id")
            let secret = try secrets.read(
                fields.required("secret", of: "credential \(id)"), of: "credential \(id)")
            connect.awsCredentials.append(SigningKey(id: id, secret: secret))
        }
        widget.connect = connect
    }

    private func readAutoReply(_ reader: ObjectReader) throws(ConfigurationError) -> AutoReply {
        guard let value = reader.json["autoReply"] else { return .off }
        if value.hasString("off") { return .off }
        if value.hasString("echo") { return .echo }
        guard value.kind == .array else {
            throw reader.error("\"autoReply\" must be \"off\", \"echo\" or a list of lines", at: value)
        }
        return .lines(try reader.texts("autoReply").map(\.text))
    }
}
