import Chat

/// Amazon's words for what the lower floors call otherwise (amazon-connect.md, sections 4.1 and 5.4).
enum ConnectWords {
    /// What every event's content type begins with.
    static let eventPrefix = "application/vnd.amazonaws.connect.event."

    /// Content types of messages (section 2.1).
    static let messageTypes = [
        "text/plain", "text/markdown", "application/json",
        "application/vnd.amazonaws.connect.message.interactive",
        "application/vnd.amazonaws.connect.message.interactive.response",
    ]

    /// The content type of an event.
    static func event(_ name: StaticString) -> String { eventPrefix + "\(name)" }

    /// A participant's role.
    static func role(_ role: Role) -> String {
        switch role {
        case .customer: "CUSTOMER"
        case .agent: "AGENT"
        case .bot: "CUSTOM_BOT"
        case .system: "SYSTEM"
        }
    }

    /// Why a contact was disconnected (section 3, DisconnectReason).
    static func disconnectReason(_ cause: EndCause) -> String {
        switch cause {
        case .customer, .logout: "CUSTOMER_DISCONNECT"
        case .agent, .farSide: "AGENT_DISCONNECT"
        case .bot, .system: "CONTACT_FLOW_DISCONNECT"
        case .backend: "API"
        case .duration: "EXPIRED"
        case .notConnected: "CUSTOMER_CONNECTION_NOT_ESTABLISHED"
        }
    }
}
