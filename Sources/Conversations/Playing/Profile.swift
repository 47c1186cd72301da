import Encoding

/// What pages of one person share: the credential and the chat session.
struct Profile: Sendable {
    /// What a page sends to say who its visitor is.
    enum Credential: Sendable {
        case none
        /// A website's token; its bytes.
        case token([UInt8])
        /// A query that the shop's app proxy signs; an empty customer is a guest.
        case proxy(customer: String, shop: String)
    }

    /// What a visitor of amazon-connect speaks with.
    struct Connection: Sendable {
        let token: String
        let expiresAt: Instant
    }

    var credential = Credential.none
    /// The id of the session that the last start gave.
    var session: String?
    /// On amazon-connect: what the start gave to connect with.
    var participantToken: String?
    /// On amazon-connect: what the last connecting gave.
    var connection: Connection?
}
