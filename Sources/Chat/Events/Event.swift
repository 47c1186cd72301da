package import Encoding
package import Tokens

/// One thing that happened in a sandbox, appended once.
package struct Event: Sendable {
    /// What is known of it, by type.
    package enum Content: Sendable {
        /// A session began.
        indirect case started(Start)
        /// Something was said.
        case message(ChatMessage)
        /// A session was closed.
        case ended(by: EndCause)
        /// A session joined a customer.
        case linked(sub: String, stripped: Stripped)
        /// A session was dropped.
        case evicted(ended: Bool)
        /// A credential was refused.
        indirect case rejected(Verdict, servedAsAnonymous: Bool)
        /// A token was logged out.
        case revoked(sub: String?)
        /// A customer's claims changed.
        case claims(sub: String, agentContext: [UInt8])
        /// A signed query came a second time, from this caller.
        case replayed(Identity)
        /// Somebody asked for another's session.
        case conflict(Identity)
        /// A widget was put in, or its keys changed; the names of its keys now.
        case widget(keys: [String])
        /// The clock was changed.
        case clock(now: Instant, isFrozen: Bool)
        /// Nobody came, where the widget wants somebody.
        case denied
        /// A participant came in.
        case joined(Participant, item: SessionID)
        /// A participant went away.
        case left(Participant, item: SessionID)
        /// A participant writes.
        case typing(Participant, id: SessionID)
        /// A participant noticed a message of another.
        case receipt(Receipt, Receipt.Kind, author: SessionID, id: SessionID)
        /// The visitor of a session that goes on from an earlier one came in.
        case continued(id: SessionID)
        /// A participant handed a file over.
        indirect case attachment(Attachment, item: SessionID)
        /// The attributes are these now, an object as compact JSON.
        case attributes(json: [UInt8])
        /// A socket of a participant was opened or is gone.
        case socket(Participant, isOpen: Bool)
        /// A call of the website's own backend was not signed as the widget wants it.
        case backendRefused(String)
        /// What a participant showed opened nothing.
        case refused(TicketFault)
        /// A fault that somebody asked for struck a call or a socket.
        indirect case fault(FiredFault)
        /// A limit refused something.
        case limit(name: String, maximum: Int)
    }

    /// What is told of a start.
    package struct Start: Sendable {
        /// Who speaks.
        package let identity: Identity
        /// What the agent was told, as compact JSON.
        package let agentContext: [UInt8]
        /// Whether the agent may believe it.
        package let trust: Trust
        /// What was taken out of the page's metadata.
        package let stripped: Stripped
        /// Attributes of the page that the token named too.
        package let droppedAttributes: [String]
        /// The status of every check; all skipped where no token came.
        package let checks: CheckStatuses
        /// The name of the key that verified the token.
        package let keyID: String?
    }

    /// Its number in the sandbox, from 1.
    package let seq: Int
    /// When, on the sandbox's clock.
    package let at: Instant
    /// The session that it concerns.
    package let session: SessionID?
    /// The widget's id; nil where it concerns the whole sandbox.
    package let widget: String?
    /// How the ids in it are written.
    package let idForm: IDForm
    /// What is known of it.
    package let content: Content

    /// Which of the closed list it is.
    package var type: EventType {
        switch content {
        case .started: .sessionStarted
        case .message: .message
        case .ended: .sessionEnded
        case .linked: .sessionLinked
        case .evicted: .sessionEvicted
        case .rejected: .tokenRejected
        case .revoked: .tokenRevoked
        case .claims: .claimsReplaced
        case .replayed: .credentialReplayed
        case .conflict: .identityConflict
        case .widget: .widgetChanged
        case .clock: .clockChanged
        case .denied: .anonymousDenied
        case .joined: .participantJoined
        case .left: .participantLeft
        case .typing: .participantTyping
        case .receipt(_, .delivered, _, _): .messageDelivered
        case .receipt(_, .read, _, _): .messageRead
        case .continued: .sessionContinued
        case .attachment: .attachment
        case .attributes: .attributesChanged
        case .socket(_, true): .socketOpened
        case .socket(_, false): .socketClosed
        case .backendRefused: .backendRefused
        case .refused: .participantRefused
        case .fault: .faultFired
        case .limit: .limitReached
        }
    }

    /// About how many bytes the event holds: what counts against the journal's limit.
    var cost: Int {
        switch content {
        case .started(let start): 256 + start.agentContext.count
        case .message(let message): 256 + message.text.utf8.count + (message.metadata?.count ?? 0)
        case .claims(_, let agentContext): 256 + agentContext.count
        case .attributes(let json): 256 + json.count
        case .backendRefused(let detail): 256 + detail.utf8.count
        case .widget(let keys): keys.reduce(256) { $0 + 32 + $1.utf8.count }
        case .rejected(let verdict, _): 2048 + (verdict.claimedSubject?.utf8.count ?? 0)
        default: 256
        }
    }
}
