/// What kind of credential named a customer; the same id under two kinds is two customers.
package enum CredentialKind: UInt8, Sendable, Hashable {
    /// A signed token.
    case token
    /// A signed query of a Shopify app proxy.
    case shopifyProxy
    /// A request that the website's own backend signed.
    case backend
}

/// Who a customer is, within one sandbox: widget, kind of credential, and the bytes of the id.
package struct CustomerKey: Hashable, Sendable {
    /// The widget's place in the sandbox.
    package let widget: Int
    /// The kind of credential.
    package let kind: CredentialKind
    /// `sub`, or what stands for it.
    package let subject: UTF8Key

    /// The key of a customer.
    package init(widget: Int, kind: CredentialKind, subject: String) {
        self.widget = widget
        self.kind = kind
        self.subject = UTF8Key(subject)
    }
}
