/// The closed list of what can happen in a sandbox.
package enum EventType: String, CaseIterable, Sendable {
    /// A chat session began: who, what the agent was told, what was stripped, and the verdict.
    case sessionStarted = "session.started"
    /// Something was said.
    case message
    /// A session was closed.
    case sessionEnded = "session.ended"
    /// An anonymous session joined the customer who logged in on it.
    case sessionLinked = "session.linked"
    /// A session was dropped to make room.
    case sessionEvicted = "session.evicted"
    /// A credential was refused: the verdict says why.
    case tokenRejected = "token.rejected"
    /// No credential came, where the widget wants one.
    case anonymousDenied = "anonymous-denied"
    /// A token was logged out.
    case tokenRevoked = "token.revoked"
    /// A later token replaced a customer's claims.
    case claimsReplaced = "claims.replaced"
    /// A signed query came a second time: the platform takes it, and somebody may have kept it.
    case credentialReplayed = "credential.replayed"
    /// Somebody asked for a session that belongs to somebody else.
    case identityConflict = "identity-conflict"
    /// A participant came in.
    case participantJoined = "participant.joined"
    /// A participant went away.
    case participantLeft = "participant.left"
    /// A participant writes.
    case participantTyping = "participant.typing"
    /// What a participant showed opened nothing: the wire says 403, and this says why.
    case participantRefused = "participant.refused"
    /// A call of the website's own backend was not signed as the widget wants it.
    case backendRefused = "backend.refused"
    /// A message has arrived at the other side.
    case messageDelivered = "message.delivered"
    /// A message was read by the other side.
    case messageRead = "message.read"
    /// A participant handed a file over.
    case attachment
    /// The attributes that the far side sees changed.
    case attributesChanged = "attributes.changed"
    /// The visitor of a session that goes on from an earlier one came in.
    case sessionContinued = "session.continued"
    /// A socket was opened.
    case socketOpened = "socket.opened"
    /// A socket is gone.
    case socketClosed = "socket.closed"
    /// A widget's keys or rules changed.
    case widgetChanged = "widget.changed"
    /// The sandbox's clock was moved, stopped or let run.
    case clockChanged = "clock.changed"
    /// A fault that somebody asked for struck a call or a socket.
    case faultFired = "fault.fired"
    /// A limit refused something.
    case limitReached = "limit.reached"
}
