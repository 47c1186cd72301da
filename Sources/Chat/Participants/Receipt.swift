package import Encoding

/// How far a message was noticed by the one it was for.
package struct Receipt: Sendable, Equatable {
    /// What a receipt says.
    package enum Kind: String, Sendable {
        /// The message has arrived.
        case delivered
        /// Somebody has read it.
        case read
    }

    /// The message.
    package let message: SessionID
    /// The id of who noticed it.
    package let recipient: SessionID
    /// When it arrived.
    package internal(set) var deliveredAt: Instant?
    /// When it was read.
    package internal(set) var readAt: Instant?
}
