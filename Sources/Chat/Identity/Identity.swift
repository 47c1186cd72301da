/// Who speaks in a chat session.
package enum Identity: Sendable, Equatable {
    /// Nobody known.
    case anonymous
    /// The customer whom a verified credential names.
    case verified(sub: String)

    /// The word on the wire.
    package var kind: String {
        switch self {
        case .anonymous: "anonymous"
        case .verified: "verified"
        }
    }

    /// What this speaker may see of the past.
    package var historyScope: HistoryScope {
        switch self {
        case .anonymous: .currentSession
        case .verified: .allSessions
        }
    }
}

/// What a speaker may see of the past.
package enum HistoryScope: String, Sendable {
    /// Every session of the customer.
    case allSessions = "all-sessions"
    /// The session at hand and no other.
    case currentSession = "current-session"
}

/// Whether the agent may believe the context.
package enum Trust: String, Sendable {
    /// Signed claims and the widget's own words.
    case verified
    /// The page's context went in.
    case untrusted
}
