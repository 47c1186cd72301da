import Chat
import Encoding
import Testing

/// Files that participants hand over.
@Suite struct AttachmentTests {
    @Test func `a file comes, stands in the transcript, and is fetched for a while`() throws {
        var world = ParticipantWorld()
        let chat = try world.chat()
        let begun = try world.sandbox.beginAttachment(
            name: "note.txt", contentType: "text/plain", size: 3, clientToken: nil,
            as: try world.seat(chat.token), at: world.now)
        #expect(
            participationRefusal {
                try world.sandbox.completeAttachment(
                    begun.0.id, clientToken: nil, as: try world.seat(chat.token), at: world.now)
            } == "attachment(Chat.AttachmentFault.notUploaded)")
        #expect(
            participationRefusal { try world.sandbox.upload([1], with: begun.ticket, at: world.now) }
                == "attachment(Chat.AttachmentFault.size(announced: 3, came: 1))")
        try world.sandbox.upload([1, 2, 3], with: begun.ticket, at: world.now)
        try world.sandbox.completeAttachment(
            begun.0.id, clientToken: nil, as: try world.seat(chat.token), at: world.now)
        #expect(world.words(chat.session) == ["[joined]", "[note.txt]"])
        let link = try world.sandbox.attachment(
            begun.0.id, for: .seconds(5), as: try world.seat(chat.token), at: world.now)
        #expect(try world.sandbox.download(with: link.ticket, at: world.now).content == [1, 2, 3])
        world.advance(.seconds(5))
        #expect(
            participationRefusal { _ = try world.sandbox.download(with: link.ticket, at: world.now) }?
                .contains("expired") ?? false)
    }

    @Test func `a chat has 35 attachments, each in its size, all together in theirs`() throws {
        var limits = Limits()
        limits.attachment = 10
        limits.attachments = 15
        var world = ParticipantWorld(limits: limits)
        let chat = try world.chat()
        func begin(_ name: String, _ size: Int) throws -> String {
            try world.sandbox.beginAttachment(
                name: name, contentType: "text/plain", size: size, clientToken: nil,
                as: try world.seat(chat.token),
                at: world.now
            ).ticket
        }
        let refused = { (name: String, size: Int) in participationRefusal { _ = try begin(name, size) } }
        #expect(refused("a.txt", 11) == "attachment(Chat.AttachmentFault.tooLarge(maximum: 10))")
        #expect(refused("a.exe", 1)?.contains("name") ?? false)
        #expect(refused("txt", 1)?.contains("name") ?? false)
        try world.sandbox.upload(
            [UInt8](repeating: 0, count: 10), with: try begin("a.TXT", 10), at: world.now)
        #expect(refused("b.txt", 6) == "attachment(Chat.AttachmentFault.noRoom(maximum: 15))")
        for _ in 1..<35 { _ = try begin("c.txt", 1) }
        #expect(refused("d.txt", 1) == "attachment(Chat.AttachmentFault.tooMany(maximum: 35))")
    }

    @Test func `another chat's participant neither completes nor fetches a file`() throws {
        var world = ParticipantWorld()
        let (chat, other) = (try world.chat(), try world.chat())
        let begun = try world.sandbox.beginAttachment(
            name: "note.txt", contentType: "text/plain", size: 1, clientToken: nil,
            as: try world.seat(chat.token), at: world.now)
        try world.sandbox.upload([1], with: begun.ticket, at: world.now)
        let unknown = "attachment(Chat.AttachmentFault.unknown)"
        #expect(
            participationRefusal {
                try world.sandbox.completeAttachment(
                    begun.0.id, clientToken: nil, as: try world.seat(other.token), at: world.now)
            } == unknown)
        try world.sandbox.completeAttachment(
            begun.0.id, clientToken: nil, as: try world.seat(chat.token), at: world.now)
        #expect(
            participationRefusal {
                _ = try world.sandbox.attachment(
                    begun.0.id, for: .seconds(5), as: try world.seat(other.token), at: world.now)
            } == unknown)
    }
}
