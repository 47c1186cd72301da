package import Encoding
package import Tokens

/// What one rule found in a page.
package struct PageFinding: Sendable, Equatable {
    /// The rule's stable name.
    package let id: String
    /// `fail` alone decides; `skipped` where there was nothing to look at.
    package let status: CheckStatus
    /// Where in the page, from 1, columns in bytes; nil where it concerns the page as a whole.
    package let place: TextLocation?
    /// What was seen, in one or two clauses; never a token or a secret.
    package let detail: String
    /// What the website's developer does about it; empty where nothing needs doing.
    package let advice: String
}
