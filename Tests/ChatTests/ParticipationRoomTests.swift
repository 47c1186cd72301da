import Chat
import Encoding
import Testing

/// What chats with participants take up, whose past they open, and who counts in them.
@Suite struct ParticipationRoomTests {
    /// A world whose store holds so many sessions and bytes.
    private static func world(sessions: Int = 100, bytes: Int = .max) -> ParticipantWorld {
        var limits = Limits()
        limits.sessions = sessions
        limits.store = bytes
        return ParticipantWorld(limits: limits)
    }

    private static func line(_ id: SessionID) -> StartParticipation {
        ParticipantWorld.request(continues: .line(id))
    }

    private static func segment(_ id: SessionID) -> StartParticipation {
        ParticipantWorld.request(continues: .session(id))
    }

    /// How many sessions are left when ten were started with what a test puts in.
    private static func left(_ change: (inout SessionTerms) -> Void) throws -> Int {
        var world = Self.world(bytes: 10_000)
        for _ in 0..<10 {
            var terms = SessionTerms(contentTypes: ["text/plain"], duration: .seconds(3_600))
            change(&terms)
            _ = try world.start(
                StartParticipation(
                    widget: 0, origin: .backend(isVerified: false), displayName: "Jane", terms: terms))
        }
        return world.sandbox.sessions(after: nil, limit: 99).count
    }

    @Test func `what was agreed takes room in the store like anything else`() throws {
        #expect(try Self.left { _ in } == 10)
        #expect(try Self.left { $0.segments = [UInt8](repeating: 0x20, count: 4_000) } == 2)
        #expect(try Self.left { $0.customerID = String(repeating: "c", count: 4_000) } == 2)
        #expect(
            try Self.left { $0.contentTypes = [String](repeating: "text/plain", count: 400) } == 2)
    }

    @Test func `client tokens of messages take room in the store`() throws {
        var world = Self.world(bytes: 10_000)
        let chat = try world.chat()
        let long = String(repeating: "t", count: 4_000)
        for place in 0..<2 { try world.say("x", chat.token, clientToken: "\(place)" + long) }
        let refusal = participationRefusal { try world.say("x", chat.token, clientToken: "2" + long) }
        #expect(refusal == "storeFull")
        try world.say("x", chat.token)
    }

    @Test func `a line goes on from the chat that ended last, not from the one that began last`() throws {
        var world = Self.world()
        let first = try world.start().session
        try world.sandbox.stop(session: first, at: world.now)
        let slow = try world.start(Self.segment(first)).session
        let quick = try world.start(Self.segment(first)).session
        world.advance(.seconds(1))
        try world.sandbox.stop(session: quick, at: world.now)
        #expect(try world.start(Self.line(first)).continuesFrom == quick)
        world.advance(.seconds(1))
        try world.sandbox.stop(session: slow, at: world.now)
        #expect(try world.start(Self.line(first)).continuesFrom == slow)
    }

    @Test func `of two chats that ended at once a line goes on from the one that began later`() throws {
        var world = Self.world()
        let first = try world.start().session
        try world.sandbox.stop(session: first, at: world.now)
        let second = try world.start(Self.segment(first)).session
        try world.sandbox.stop(session: second, at: world.now)
        #expect(try world.start(Self.line(first)).continuesFrom == second)
    }

    @Test func `a chat that goes on does not push out the one it goes on from`() throws {
        var world = Self.world(sessions: 2)
        let first = try world.start().session
        try world.sandbox.stop(session: first, at: world.now)
        let other = try world.start().session
        let second = try world.start(Self.segment(first))
        #expect(world.sandbox.participation(of: first) != nil)
        #expect(world.sandbox.participation(of: other) == nil)
        #expect(world.sandbox.participation(of: second.session)?.lineStart == first)
    }

    @Test func `what the widget says by itself is never said in the name of an invited bot`() throws {
        var world = ParticipantWorld { $0.autoReply = .echo }
        let chat = try world.chat()
        let bot = try world.sandbox.invite("BOT", clientToken: nil, to: chat.session, at: world.now)
        try world.say("hello", chat.token)
        #expect(world.words(chat.session) == ["[joined]", "hello", "hello"])
        let part = try #require(world.sandbox.participation(of: chat.session))
        let author = try #require(part.items.last?.author)
        #expect(part.participants[author].id != bot.participant)
    }

    @Test func `receipts go on between two though the widget has said something by itself`() throws {
        var world = ParticipantWorld { $0.autoReply = .echo }
        let chat = try world.chat()
        try world.say("hello", chat.token)
        let answer = try world.sandbox.sayAsFarSide(
            "Here I am.", contentType: "text/plain", role: .agent, session: chat.session, at: world.now)
        let seat = try world.seat(chat.token)
        _ = try world.sandbox.signal(.receipt(.read, answer.id), as: seat, at: world.now)
        #expect(world.sandbox.participation(of: chat.session)?.receipts[answer.id]?.readAt == world.now)
    }
}
