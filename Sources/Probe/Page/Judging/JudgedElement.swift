import Tokens

/// One chat element with what is known of it.
struct JudgedElement: Sendable {
    /// The start tag.
    let tag: PageTag
    /// The agent's id as the page means it; nil without the attribute.
    let agentID: [UInt8]?
    /// The token as the page means it; nil without the attribute.
    let token: [UInt8]?
    /// The widget that it is judged as; nil where none is known.
    let widget: PageWidget?
    /// What the platform would say of the token; nil where there is none, or no widget to ask.
    let verdict: Verdict?

    /// Whether the page says who the visitor is, and nothing speaks against it.
    var isVerified: Bool { verdict?.decision == .verified }

    /// Where the token's value begins; the tag where there is none.
    var tokenPlace: Int { tag.attribute("contact-context-token")?.value.lowerBound ?? tag.place }
}
