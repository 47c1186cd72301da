import Chat
import Encoding

/// How an item of a transcript is written, in an answer and on a socket (amazon-connect.md, section 5.4).
enum ItemJSON {
    /// Writes a line of a transcript that was asked for by one session.
    static func write(_ line: TranscriptPage.Line, session: SessionID, to writer: inout JSONWriter) {
        writer.beginObject()
        writeMembers(of: line.item, by: line.author, to: &writer)
        // The service model's Item: the session at hand under one name, one that it goes on from under
        // another.
        writer.name(line.session == session ? "ContactId" : "RelatedContactId")
        writer.stringBytes(line.session.bytes(.grouped))
        if let receipt = line.receipt { write(receipt, to: &writer) }
        writer.endObject()
    }

    /// An item as a socket carries it: both ids, without which chatjs drops it.
    static func forSocket(_ item: TranscriptItem, in participation: Participation) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writeMembers(of: item, by: item.author.map { participation.participants[$0] }, to: &writer)
        writeSession(participation.session, to: &writer)
        writer.endObject()
        return writer.bytes
    }

    /// What a participant signals, which is no item of the transcript.
    static func event(
        _ name: StaticString, id: SessionID, at now: Instant, by participant: Participant?, session: SessionID
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.member("AbsoluteTime", now)
        writer.member("ContentType", ConnectWords.event(name))
        writer.id("Id", id)
        writer.member("Type", "EVENT")
        if let participant { write(participant, to: &writer) }
        writeSession(session, to: &writer)
        writer.endObject()
        return writer.bytes
    }

    /// How far a message was noticed, for its author.
    static func metadata(_ receipt: Receipt, id: SessionID, at now: Instant, session: SessionID) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.member("AbsoluteTime", now)
        writer.member("ContentType", ConnectWords.event("message.metadata"))
        writer.id("Id", id)
        writer.member("Type", "MESSAGEMETADATA")
        write(receipt, to: &writer)
        writeSession(session, to: &writer)
        writer.endObject()
        return writer.bytes
    }

    // MARK: Members

    private static func writeMembers(
        of item: TranscriptItem, by author: Participant?, to writer: inout JSONWriter
    ) {
        writer.member("AbsoluteTime", item.at)
        switch item.content {
        case .message(let text, let contentType):
            writer.member("Content", text)
            writer.member("ContentType", contentType)
            finish(item, "MESSAGE", author, to: &writer)
        case .attachment(let file):
            write(file, to: &writer)
            finish(item, "ATTACHMENT", author, to: &writer)
        case .joined: finishEvent(item, "participant.joined", author, to: &writer)
        case .left: finishEvent(item, "participant.left", author, to: &writer)
        case .ended: finishEvent(item, "chat.ended", author, to: &writer)
        }
    }

    private static func finishEvent(
        _ item: TranscriptItem, _ name: StaticString, _ author: Participant?, to writer: inout JSONWriter
    ) {
        writer.member("ContentType", ConnectWords.event(name))
        finish(item, "EVENT", author, to: &writer)
    }

    private static func finish(
        _ item: TranscriptItem, _ type: String, _ author: Participant?, to writer: inout JSONWriter
    ) {
        writer.id("Id", item.id)
        writer.member("Type", type)
        if let author { write(author, to: &writer) }
    }

    private static func write(_ participant: Participant, to writer: inout JSONWriter) {
        writer.id("ParticipantId", participant.id)
        writer.member("DisplayName", participant.displayName)
        writer.member("ParticipantRole", ConnectWords.role(participant.role))
    }

    private static func write(_ file: Attachment, to writer: inout JSONWriter) {
        writer.name("Attachments")
        writer.beginArray()
        writer.beginObject()
        writer.member("ContentType", file.contentType)
        writer.id("AttachmentId", file.id)
        writer.member("AttachmentName", file.name)
        writer.member("Status", "APPROVED")
        writer.endObject()
        writer.endArray()
    }

    private static func write(_ receipt: Receipt, to writer: inout JSONWriter) {
        writer.name("MessageMetadata")
        writer.beginObject()
        writer.id("MessageId", receipt.message)
        writer.name("Receipts")
        writer.beginArray()
        writer.beginObject()
        if let at = receipt.deliveredAt { writer.member("DeliveredTimestamp", at) }
        if let at = receipt.readAt { writer.member("ReadTimestamp", at) }
        writer.id("RecipientParticipantId", receipt.recipient)
        writer.endObject()
        writer.endArray()
        writer.endObject()
    }

    private static func writeSession(_ session: SessionID, to writer: inout JSONWriter) {
        writer.id("InitialContactId", session)
        writer.id("ContactId", session)
    }
}

extension JSONWriter {
    /// Writes a member that is an id, as Amazon writes them.
    mutating func id(_ name: StaticString, _ id: SessionID) {
        self.name(name)
        stringBytes(id.bytes(.grouped))
    }
}
