import Chat
import Encoding

/// How much was said in a chat, and by whom, counted over its messages (amazon-connect.md, section 3).
struct ChatMetrics {
    /// What one side said.
    private struct Side {
        var messages = 0
        var characters = 0
        var lastAt: Instant?

        mutating func count(_ text: String, at: Instant) {
            messages += 1
            characters += text.unicodeScalars.count
            lastAt = at
        }
    }

    private let customerID: SessionID?
    private let agentID: SessionID?
    private var customer = Side()
    private var agent = Side()
    /// Programs and the platform.
    private var automatic = Side()
    private var firstResponseAt: Instant?

    init(_ contact: Participation) {
        customerID = contact.participants.first { $0.role == .customer }?.id
        agentID = contact.participants.first { $0.role == .agent }?.id
        for item in contact.items {
            guard case .message(let text, _) = item.content, let author = item.author else { continue }
            count(text, at: item.at, by: contact.participants[author].role)
        }
    }

    private mutating func count(_ text: String, at: Instant, by role: Role) {
        switch role {
        case .customer: customer.count(text, at: at)
        case .bot, .system: automatic.count(text, at: at)
        case .agent:
            firstResponseAt = firstResponseAt ?? at
            agent.count(text, at: at)
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("ChatContactMetrics")
        writer.beginObject()
        writer.member("TotalMessages", customer.messages + agent.messages + automatic.messages)
        writer.member("TotalBotMessages", automatic.messages)
        writer.member("TotalBotMessageLengthInChars", automatic.characters)
        if let firstResponseAt { writer.epoch("AgentFirstResponseTimestamp", firstResponseAt) }
        writer.endObject()
        write("AgentMetrics", "AGENT", agentID, agent, to: &writer)
        write("CustomerMetrics", "CUSTOMER", customerID, customer, to: &writer)
        writer.endObject()
    }

    private func write(
        _ name: StaticString, _ type: String, _ id: SessionID?, _ side: Side, to writer: inout JSONWriter
    ) {
        guard let id else { return }
        writer.name(name)
        writer.beginObject()
        writer.id("ParticipantId", id)
        writer.member("ParticipantType", type)
        writer.member("MessagesSent", side.messages)
        writer.member("MessageLengthInChars", side.characters)
        if let at = side.lastAt { writer.epoch("LastMessageTimestamp", at) }
        writer.endObject()
    }
}
