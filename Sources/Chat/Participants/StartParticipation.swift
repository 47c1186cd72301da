package import Tokens

/// The wish to start a chat session on a platform that tells its participants apart.
package struct StartParticipation: Sendable {
    /// Who asks for it.
    package enum Origin: Sendable {
        /// A page, with the verdict on its token; anonymous where the widget wants none.
        case page(Verdict)
        /// The website's own backend; verified where its signature was.
        case backend(isVerified: Bool)
    }

    /// First words, with their media type.
    package struct Message: Sendable {
        /// What is said.
        package let text: String
        /// The media type.
        package let contentType: String

        /// Words and their media type.
        package init(text: String, contentType: String) {
            self.text = text
            self.contentType = contentType
        }
    }

    /// The widget's place in the sandbox.
    package let widget: Int
    /// Who asks for it.
    package let origin: Origin
    /// The name under which the visitor takes part.
    package let displayName: String
    /// What is agreed.
    package let terms: SessionTerms
    /// Attributes that a token, or a verified backend, stands for.
    package var trusted: [AttributeSet.Entry] = []
    /// Attributes that anybody may have written.
    package var untrusted: [AttributeSet.Entry] = []
    /// The visitor's first words.
    package var message: Message?
    /// What makes a repetition the same start.
    package var clientToken: String?

    /// A start without attributes, words and client token.
    package init(widget: Int, origin: Origin, displayName: String, terms: SessionTerms) {
        self.widget = widget
        self.origin = origin
        self.displayName = displayName
        self.terms = terms
    }

    /// Bytes of what a session keeps of it, beside attributes and words.
    var byteCount: Int {
        displayName.utf8.count + (clientToken?.utf8.count ?? 0) + terms.byteCount
    }
}

/// What a start gives.
package struct StartedParticipation: Sendable {
    /// The session.
    package let session: SessionID
    /// The visitor as a participant.
    package let participant: SessionID
    /// The visitor's participant token.
    package let token: String
    /// The ended session that this one goes on from.
    package let continuesFrom: SessionID?
}
