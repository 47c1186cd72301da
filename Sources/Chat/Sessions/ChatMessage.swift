package import Encoding

/// Who says something in a chat session.
package enum Role: String, CaseIterable, Sendable {
    /// The visitor, verified or not.
    case customer
    /// A person of the far side.
    case agent
    /// A program of the far side.
    case bot
    /// The platform.
    case system
}

/// One message of a transcript.
package struct ChatMessage: Sendable {
    /// The message's id.
    package let id: SessionID
    /// Who said it.
    package let role: Role
    /// What was said.
    package let text: String
    /// When, on the sandbox's clock.
    package let createdAt: Instant
    /// The metadata that came with it and passed, as compact JSON.
    package var metadata: [UInt8]?
    /// What was taken out of its metadata.
    package var stripped: Stripped
}
