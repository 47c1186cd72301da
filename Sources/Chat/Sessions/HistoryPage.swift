/// A page of what a caller may see of the past: newest session first, messages oldest first.
package struct HistoryPage: Sendable {
    /// One session of a page, with those of its messages that fit.
    package struct Part: Sendable {
        /// The session.
        package let session: ChatSession
        /// Which of its messages stand on this page.
        package let messages: Range<Int>
    }

    /// What the caller may see.
    package let scope: HistoryScope
    /// The sessions of this page.
    package let parts: [Part]
    /// The cursor of the next page; nil only at the very end.
    package let next: String?
}
