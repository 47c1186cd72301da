import Chat
import Encoding
import Testing

/// Reading transcripts: directions, orders, places, pages, and chats that go on.
@Suite struct TranscriptTests {
    /// A chat of so many messages, a second apart; the visitor's arrival is the first item.
    static func world(_ count: Int) throws -> (ParticipantWorld, session: SessionID, token: String) {
        var world = ParticipantWorld()
        let chat = try world.chat()
        for index in 1..<count {
            world.advance(.seconds(1))
            try world.say("\(index)", chat.token)
        }
        return (world, chat.session, chat.token)
    }

    @Test func `going back, the newest come first and then the older, none twice`() throws {
        var (world, _, token) = try Self.world(20)
        var query = TranscriptQuery(limit: 15)
        query.isAscending = true
        let first = try world.sandbox.transcript(query, as: try world.seat(token), at: world.now)
        #expect(first.lines.map(\.item.words) == (5..<20).map { "\($0)" })
        query.cursor = first.next
        #expect(first.next != nil)
        // What is said meanwhile does not move the place.
        try world.say("20", token)
        let second = try world.sandbox.transcript(query, as: try world.seat(token), at: world.now)
        #expect(second.lines.map(\.item.words) == ["[joined]", "1", "2", "3", "4"])
        #expect(second.next == nil)
    }

    @Test func `going forward without a place finds nothing, and later what came since`() throws {
        var (world, _, token) = try Self.world(5)
        var query = TranscriptQuery(limit: 10)
        query.goesForward = true
        let page = try world.sandbox.transcript(query, as: try world.seat(token), at: world.now)
        #expect(page.lines.isEmpty && page.next == nil)
    }

    @Test func `a place belongs to the answer in both directions`() throws {
        var (world, session, token) = try Self.world(6)
        let third = try #require(world.sandbox.participation(of: session)?.items[3])
        for (start, label) in [
            (TranscriptQuery.Start.item(third.id), "id"), (.time(third.at), "time"),
            (.mostRecent(2), "most recent"),
        ] {
            var query = TranscriptQuery(limit: 10)
            query.start = start
            query.isAscending = true
            #expect(try world.read(query, token) == ["[joined]", "1", "2", "3"], "\(label)")
            query.goesForward = true
            #expect(try world.read(query, token) == ["3", "4", "5"], "\(label)")
        }
    }

    @Test func `a page of another chat, or an invented one, is refused`() throws {
        var (world, _, token) = try Self.world(20)
        let other = try world.chat()
        let page = try world.sandbox.transcript(
            TranscriptQuery(limit: 2), as: try world.seat(token), at: world.now)
        for cursor in [try #require(page.next), "invented", token] {
            var query = TranscriptQuery(limit: 2)
            query.cursor = cursor
            #expect(participationRefusal { _ = try world.read(query, other.token) } == "badCursor")
        }
    }

    @Test func `a chat that goes on shows what was before it`() throws {
        var (world, session, token) = try Self.world(3)
        let open = participationRefusal {
            _ = try world.start(ParticipantWorld.request(continues: .session(session)))
        }
        #expect(open == "notEnded")
        world.sandbox.leave(as: try world.seat(token), at: world.now)
        let next = try world.start(ParticipantWorld.request(continues: .session(session)))
        #expect(next.continuesFrom == session)
        let later = try world.connect(next)
        try world.say("again", later)
        var query = TranscriptQuery(limit: 3)
        query.isAscending = true
        let page = try world.sandbox.transcript(query, as: try world.seat(later), at: world.now)
        #expect(page.lines.map(\.item.words) == ["[ended]", "[joined]", "again"])
        #expect(page.lines.map { $0.session == session } == [true, false, false])
        query.cursor = page.next
        #expect(try world.read(query, later) == ["1", "2", "[left]"])
        world.sandbox.leave(as: try world.seat(later), at: world.now)
        let third = try world.start(ParticipantWorld.request(continues: .line(session)))
        #expect(third.continuesFrom == next.session)
    }

    @Test func `a line has at most a hundred chats`() throws {
        var world = ParticipantWorld()
        var last = try world.chat()
        for _ in 1..<100 {
            world.sandbox.leave(as: try world.seat(last.token), at: world.now)
            let next = try world.start(ParticipantWorld.request(continues: .session(last.session)))
            last = (next.session, try world.connect(next))
        }
        world.sandbox.leave(as: try world.seat(last.token), at: world.now)
        #expect(
            participationRefusal {
                _ = try world.start(ParticipantWorld.request(continues: .session(last.session)))
            } == "lineTooLong(maximum: 100)")
    }
}
