package import Encoding
package import Tokens

/// One configured chat widget: id, platform, keys, policy (contract, section 2).
package struct Widget: Sendable {
    /// The id in paths and snippets.
    package let id: String
    /// Whose wire it speaks.
    package let platform: Platform
    /// Its keys, newest first; empty only on amazon-connect with security off.
    package var keys: KeyRing
    /// Whether the page's context and groups are never taken, from anybody.
    package var strict = false
    /// What a bad token leads to.
    package var onBadToken = BadTokenRule.reject
    /// Whether anonymous visitors are served.
    package var anonymous = AnonymousRule.allow
    /// How far the website's clock may differ, either way.
    package var leeway = Duration.zero
    /// Whether a token without `exp` is refused.
    package var requiresExpiry = false
    /// Whether an `iat` in the future is refused.
    package var checksIssuedAt = false
    /// What `iss` must be.
    package var issuer: String?
    /// What `aud` must hold.
    package var audience: String?
    /// The longest time from `iat` to `exp`.
    package var maximumLifetime: Duration?
    /// What the agent is always told: a JSON object; claims are merged over it.
    package var agentContext: JSON?
    /// What becomes of an anonymous session at login.
    package var onLogin = LoginRule.separate
    /// The origins of pages that may call, as configured.
    package var allowedOrigins: [String] = []
    /// The shop whose app proxy signs for the widget.
    package var shopify: ShopifyApp?
    /// What only an amazon-connect widget has.
    package var connect: ConnectWidget?

    /// A widget with the defaults of the contract.
    package init(id: String, platform: Platform, keys: KeyRing) {
        self.id = id
        self.platform = platform
        self.keys = keys
    }
}

/// The Shopify app whose proxy signs queries for a widget.
package struct ShopifyApp: Sendable {
    /// The shop's `myshopify.com` domain.
    package let shop: String
    /// The app's shared secret.
    package let key: SigningKey

    /// An app and its secret.
    package init(shop: String, key: SigningKey) {
        self.shop = shop
        self.key = key
    }
}

/// What only an amazon-connect widget has.
package struct ConnectWidget: Sendable {
    /// The id that people confuse with the widget's.
    package let snippetID: String
    /// The instance that chats are started in.
    package let instanceID: String
    /// The flow that chats are started with.
    package let contactFlowID: String
    /// Whether a token is needed.
    package var security = Security.required
    /// What the far side says by itself.
    package var autoReply = AutoReply.off
    /// Credentials under which SigV4 is verified; none: it is accepted as it comes.
    package var awsCredentials: [SigningKey] = []
    /// The most chats at once; nil: no limit.
    package var maximumActiveChats: Int?

    /// The three ids of a hosted widget.
    package init(snippetID: String, instanceID: String, contactFlowID: String) {
        self.snippetID = snippetID
        self.instanceID = instanceID
        self.contactFlowID = contactFlowID
    }
}

/// What the far side of an amazon-connect chat says when nobody plays it.
package enum AutoReply: Sendable, Equatable {
    /// Nothing.
    case off
    /// The customer's own words.
    case echo
    /// These lines, in turn.
    case lines([String])
}
