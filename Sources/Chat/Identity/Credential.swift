import Tokens

/// What came with a request to say who the visitor is.
package enum Credential: Sendable {
    /// Nothing.
    case none
    /// The bytes of an identity token.
    case token([UInt8])
    /// Something that is no credential of this kind, such as another scheme of the Authorization field.
    case foreign
    /// A query that a Shopify app proxy signed, and what came beside it.
    indirect case proxy(ShopifyProxyQuery, beside: Credential)
}

/// Who makes a request, once the credential is judged.
enum Caller {
    case anonymous
    case customer(CustomerKey, Verdict)

    var isVerified: Bool { if case .customer = self { true } else { false } }
}
