/// What makes a call the same as one before: the call, who made it, and their client token.
struct RepeatKey: Hashable, Sendable {
    /// The calls that may be repeated.
    enum Call: Sendable {
        case message
        case upload
        case completion
        case invitation
    }

    let call: Call
    /// The id of the participant, the visitor for their backend; two may have chosen the same token.
    let participant: SessionID
    let token: UTF8Key

    /// Nil where no client token came.
    init?(_ call: Call, by participant: SessionID, _ token: String?) {
        guard let token else { return nil }
        self.call = call
        self.participant = participant
        self.token = UTF8Key(token)
    }
}
