/// Who or what closed a chat session.
package enum EndCause: String, CaseIterable, Sendable {
    /// Its visitor logged out.
    case logout
    /// Its visitor left.
    case customer
    /// The far side, which did not say who.
    case farSide = "far-side"
    /// A person of the far side.
    case agent
    /// A program of the far side.
    case bot
    /// The platform.
    case system
    /// The website's own backend.
    case backend
    /// The time that was agreed for it is over.
    case duration
    /// Its visitor never connected in the time there was for it.
    case notConnected = "not-connected"
}

extension Role {
    /// The cause of an end that this role brought about.
    var endCause: EndCause {
        switch self {
        case .customer: .customer
        case .agent: .agent
        case .bot: .bot
        case .system: .system
        }
    }
}
