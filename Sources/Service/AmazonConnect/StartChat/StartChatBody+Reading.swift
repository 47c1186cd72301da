import Chat
import Encoding

/// Single members of a start (amazon-connect.md, section 2.1).
extension StartChatBody {
    static let entirePast = "ENTIRE_PAST_SESSION"
    /// What step-by-step guides need.
    static let interactive = [
        "application/vnd.amazonaws.connect.message.interactive",
        "application/vnd.amazonaws.connect.message.interactive.response",
    ]
    private static let text = "text/plain"
    /// What a customer may say first: an interactive message is the far side's, its answer the customer's.
    private static let sayable = ConnectWords.messageTypes.filter { $0 != interactive[0] }

    /// A page may leave its visitor's name out, or call it Username (sections 1.5 and 1.8).
    static func displayName(_ reader: MemberReader, isPage: Bool) throws(ServiceError) -> String {
        let details = try reader.object("ParticipantDetails")
        if let name = try details?.text("DisplayName", 1...256) { return name }
        if isPage { return try reader.text("Username", 1...256) ?? "Customer" }
        throw details?.missing("DisplayName") ?? reader.missing("ParticipantDetails")
    }

    /// A page may send its visitor's first words as a string alone (section 1.8).
    static func message(
        _ reader: MemberReader, isPage: Bool
    ) throws(ServiceError) -> StartParticipation.Message? {
        if isPage, reader.value("InitialMessage")?.kind == .string {
            let text = try reader.bytes("InitialMessage", 1...16_384)
            return text.map { StartParticipation.Message(text: $0, contentType: Self.text) }
        }
        guard let message = try reader.object("InitialMessage") else { return nil }
        guard let type = try message.choice("ContentType", sayable) else {
            throw message.missing("ContentType")
        }
        guard let text = try message.bytes("Content", 1...16_384) else { throw message.missing("Content") }
        return StartParticipation.Message(text: text, contentType: type)
    }

    /// The model gives no number of types: the reader of JSON has a limit of its own.
    static func contentTypes(_ reader: MemberReader) throws(ServiceError) -> [String] {
        let name: StaticString = "SupportedMessagingContentTypes"
        guard let types = try reader.texts(name, count: 0...Int.max, characters: 1...100) else {
            return [text]
        }
        let known = ConnectWords.messageTypes
        if let unknown = types.first(where: { !known.contains($0) }) {
            throw reader.fault("\(name) knows \(known.joined(separator: ", ")), not \(unknown).")
        }
        if !types.contains(text) { throw reader.fault("\(name) must contain \(text).") }
        return types
    }

    static func persistentChat(_ reader: MemberReader) throws(ServiceError) -> PersistentChat? {
        guard let persistent = try reader.object("PersistentChat") else { return nil }
        guard let rehydration = try persistent.choice("RehydrationType", [entirePast, "FROM_SEGMENT"]) else {
            throw persistent.missing("RehydrationType")
        }
        let source = try persistent.required("SourceContactId", 1...256)
        return PersistentChat(rehydration: rehydration, sourceContactID: source)
    }
}
