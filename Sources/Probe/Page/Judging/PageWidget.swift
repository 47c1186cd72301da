package import Encoding
package import Tokens

/// A configured widget, as far as a page concerns it.
package struct PageWidget: Sendable {
    /// Which kind of snippet puts it into a page.
    package enum Kind: Sendable {
        /// `<applied-chat>`.
        case element
        /// `amazon_connect(…)`; the id that people confuse with the widget's, where it is known.
        case snippet(snippetID: String?)
    }

    /// Its id as pages name it; nil where the user named none.
    package let id: String?
    /// How it comes into a page.
    package let kind: Kind
    /// Whether a visitor without a token is turned away.
    package let needsToken: Bool
    /// Whether a page's context and groups are never taken, from anybody.
    package let isStrict: Bool
    /// What the platform would say of a token at an instant.
    package let verdict: @Sendable ([UInt8], Instant) -> Verdict

    /// A widget of these parts.
    package init(
        id: String?, kind: Kind, needsToken: Bool, isStrict: Bool,
        verdict: @escaping @Sendable ([UInt8], Instant) -> Verdict
    ) {
        self.id = id
        self.kind = kind
        self.needsToken = needsToken
        self.isStrict = isStrict
        self.verdict = verdict
    }

    /// Whether it is an element's.
    var isElement: Bool { if case .element = kind { true } else { false } }
}
