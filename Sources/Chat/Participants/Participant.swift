/// One who takes part in a chat session of a platform that tells its participants apart.
package struct Participant: Sendable {
    /// The participant's id, constant for the whole session.
    package let id: SessionID
    /// On which side they are.
    package let role: Role
    /// The name that the others see.
    package let displayName: String
    /// Whether a participant token was made for them; all others are played.
    package let holdsToken: Bool
    /// Where they are between invitation and farewell.
    package internal(set) var presence = Presence.invited
    /// How many sockets they have open.
    package internal(set) var sockets = 0

    /// Where a participant is.
    package enum Presence: Sendable, Equatable {
        /// They hold a participant token and have not connected.
        case invited
        /// They have connected.
        case joined
        /// They will not come back.
        case left
    }
}
