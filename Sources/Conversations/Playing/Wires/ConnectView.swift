import Encoding
import HTTP

/// Amazon's answers in the shape of section 3 of the contract, so that one expectation fits both platforms.
enum ConnectView {
    /// A start: the session as control shows it, and the chat that it goes on from.
    static func started(_ session: Answer, continues earlier: JSON?) throws(PlayFailure) -> Answer {
        guard let json = session.json, let earlier else { return session }
        return Answer(
            try Answer.written { writer in
                for member in json.members { writer.member(member) }
                writer.member("continuesFrom", earlier)
            })
    }

    /// A message that was sent.
    static func said(_ answer: Answer, _ text: String) throws(PlayFailure) -> Answer {
        Answer(
            try Answer.written { writer in
                writer.name("message")
                writer.beginObject()
                if let id = answer.json?["Id"] { writer.member("id", id) }
                writer.member("role", "customer")
                writer.member("text", text)
                if let at = answer.json?["AbsoluteTime"] { writer.member("createdAt", at) }
                writer.endObject()
                writer.name("stripped")
                writer.beginArray()
                writer.endArray()
            })
    }

    /// A transcript: its messages by session, the newest session first; events are left out.
    static func history(_ answer: Answer, on stage: inout Stage) throws(PlayFailure) -> Answer {
        let items = answer.json?["Transcript"].map { Array($0.elements) } ?? []
        var sessions: [String] = []
        for item in items {
            let id = session(of: item)
            if !sessions.contains(id) { sessions.append(id) }
        }
        var views: [(id: String, view: JSON?)] = []
        for id in sessions.reversed() {
            let path = "/sessions/\(PercentEncoding.encodedString(id))"
            views.append((id, try stage.control(.get, path).json))
        }
        let next = answer.json?["NextToken"]?.string ?? ""
        return Answer(
            try Answer.written { writer in
                writer.member("scope", views.first?.view?["historyScope"]?.string ?? "current-session")
                writer.name("sessions")
                writer.beginArray()
                for (id, view) in views {
                    write(id, view, items.filter { session(of: $0) == id }, to: &writer)
                }
                writer.endArray()
                writer.name("next")
                if next.isEmpty { writer.null() } else { writer.string(next) }
            })
    }

    /// An item of a chat that was gone on from names it as related.
    private static func session(of item: JSON) -> String {
        (item["ContactId"] ?? item["RelatedContactId"])?.string ?? ""
    }

    private static func write(_ id: String, _ view: JSON?, _ items: [JSON], to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        if let createdAt = view?["session"]?["createdAt"] { writer.member("createdAt", createdAt) }
        writer.name("messages")
        writer.beginArray()
        for item in items where item["Type"]?.hasString("MESSAGE") ?? false {
            writer.beginObject()
            if let id = item["Id"] { writer.member("id", id) }
            writer.member("role", role(item["ParticipantRole"]?.string ?? ""))
            if let text = item["Content"] { writer.member("text", text) }
            if let at = item["AbsoluteTime"] { writer.member("createdAt", at) }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    /// What a page hears of an item of its chat: words of the far side, and the end; nil for all else.
    static func heard(_ item: JSON, in session: String, on stage: Stage) throws(PlayFailure) -> JSON? {
        if item["ContentType"]?.hasString("application/vnd.amazonaws.connect.event.chat.ended") ?? false {
            // Amazon says that it is over, and not who ended it (section 5.4).
            return try SessionEvents.ending(of: session, on: stage)
        }
        let role = role(item["ParticipantRole"]?.string ?? "")
        guard item["Type"]?.hasString("MESSAGE") ?? false, role != "customer" else { return nil }
        return try Answer.written { writer in
            writer.member("type", "message")
            writer.member("from", role)
            if let text = item["Content"] { writer.member("text", text) }
            if let at = item["AbsoluteTime"] { writer.member("createdAt", at) }
        }
    }

    /// Amazon's roles in our words (amazon-connect.md, section 5.4).
    private static func role(_ word: String) -> String {
        switch word {
        case "CUSTOMER": "customer"
        case "AGENT": "agent"
        case "CUSTOM_BOT": "bot"
        default: "system"
        }
    }
}
