import Chat
import Encoding

/// One item of a transcript of Amazon Connect (amazon-connect.md, sections 4.1 and 4.2).
struct TranscriptEntry {
    /// What happened.
    enum Content {
        case said(Role, String)
        /// The customer went away.
        case left
        case ended
        case other
    }

    /// When it happened.
    let at: Instant
    /// What happened.
    let content: Content
    /// The name of the customer, where the item is theirs.
    let customerName: String?

    /// Reads an item.
    init(_ item: JSON, in text: FixtureText) throws(FixtureError) {
        guard let time = item["AbsoluteTime"], let at = time.string.flatMap(Instant.init(rfc3339:)) else {
            throw text.error(
                "an item needs \"AbsoluteTime\", like \"2026-01-15T09:00:00.000Z\"",
                at: item["AbsoluteTime"] ?? item)
        }
        self.at = at
        let role = item["ParticipantRole"]?.string ?? ""
        customerName =
            role == "CUSTOMER" ? item["DisplayName"]?.string.flatMap { $0.isEmpty ? nil : $0 } : nil
        content = try Self.content(item, role, in: text)
    }

    private static func content(
        _ item: JSON, _ role: String, in text: FixtureText
    ) throws(FixtureError) -> Content {
        let type = item["ContentType"]?.string ?? ""
        switch item["Type"]?.string {
        case "MESSAGE":
            guard let words = item["Content"]?.string, !words.isEmpty else { return .other }
            guard let speaker = Self.role(role) else {
                throw text.error(
                    "the role of a message is CUSTOMER, AGENT, SUPERVISOR, SYSTEM or CUSTOM_BOT",
                    at: item["ParticipantRole"] ?? item)
            }
            return .said(speaker, words)
        case "EVENT" where type.hasSuffix("event.chat.ended"): return .ended
        case "EVENT" where type.hasSuffix("event.participant.left") && role == "CUSTOMER": return .left
        case nil: throw text.error("an item needs \"Type\", like \"MESSAGE\"", at: item)
        default: return .other
        }
    }

    private static func role(_ word: String) -> Role? {
        switch word {
        case "CUSTOMER": .customer
        case "AGENT", "SUPERVISOR": .agent
        case "CUSTOM_BOT": .bot
        case "SYSTEM": .system
        default: nil
        }
    }
}
