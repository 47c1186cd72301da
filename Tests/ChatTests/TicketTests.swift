import Chat
import Encoding
import Testing

/// What participants are handed, and what it opens.
@Suite struct TicketTests {
    @Test func `a connection token speaks, a participant token does not`() throws {
        var world = ParticipantWorld()
        let started = try world.start()
        let token = try world.connect(started)
        try world.say("hello", token)
        #expect(
            participationRefusal { try world.say("hello", started.token) }
                == "ticket(Chat.TicketFault.wrongKind(Chat.Ticket.Kind.participant, "
                + "wanted: Chat.Ticket.Kind.connection))")
        #expect(world.words(started.session) == ["[joined]", "hello"])
        #expect(world.events.last == "participant.refused")
    }

    @Test func `a token of another sandbox, of another seed or of nobody opens nothing`() throws {
        var world = ParticipantWorld()
        var other = ParticipantWorld(seed: 8)
        let foreign = try other.chat().token
        for token in [foreign, "", "x", String(foreign.dropLast()), foreign + "A"] {
            let expected = token.isEmpty ? "missing" : "foreign"
            #expect(
                participationRefusal { try world.say("hello", token) }
                    == "ticket(Chat.TicketFault.\(expected))")
        }
        #expect(
            participationRefusal { try world.say("hello", nil) } == "ticket(Chat.TicketFault.missing)")
    }

    @Test func `no letter of a token can be changed`() throws {
        var world = ParticipantWorld()
        let token = try world.chat().token
        for place in token.indices {
            for letter in ["A", "B"] where String(token[place]) != letter {
                let changed = token.replacing(at: place, with: letter)
                #expect(
                    participationRefusal { try world.say("hello", changed) }
                        == "ticket(Chat.TicketFault.foreign)")
            }
        }
    }

    @Test func `a connection token is good for a day, to the millisecond`() throws {
        var world = ParticipantWorld()
        let token = try world.chat().token
        world.advance(.milliseconds(86_399_999))
        try world.say("still", token)
        world.advance(.milliseconds(1))
        #expect(participationRefusal { try world.say("late", token) }?.contains("expired") ?? false)
    }

    @Test func `a participant token gives connections as long as the chat lasts`() throws {
        var world = ParticipantWorld()
        let started = try world.start()
        _ = try world.connect(started)
        world.advance(.seconds(86_400))
        let token = try world.connect(started)
        try world.say("again", token)
        world.sandbox.leave(as: try world.seat(token), at: world.now)
        #expect(
            participationRefusal { _ = try world.connect(started) } == "ticket(Chat.TicketFault.ended)")
        #expect(participationRefusal { try world.say("x", token) } == "ticket(Chat.TicketFault.ended)")
    }

    @Test func `a socket's ticket is good for 100 seconds, and for five sockets at once`() throws {
        var world = ParticipantWorld()
        let started = try world.start()
        let ticket = world.sandbox.connect(
            try world.seat(started.token, .participant), joins: false, at: world.now
        ).socket
        world.advance(.milliseconds(99_999))
        let sockets = try (0..<5).map { _ in try world.sandbox.openSocket(ticket, at: world.now) }
        #expect(
            participationRefusal { _ = try world.sandbox.openSocket(ticket, at: world.now) }
                == "tooManySockets(maximum: 5)")
        world.sandbox.close(sockets[2], at: world.now)
        _ = try world.sandbox.openSocket(ticket, at: world.now)
        world.sandbox.close(sockets[0], at: world.now)
        world.advance(.milliseconds(1))
        #expect(
            participationRefusal { _ = try world.sandbox.openSocket(ticket, at: world.now) }?
                .contains("expired") ?? false)
    }

    @Test func `the token of one chat does not reach another`() throws {
        var world = ParticipantWorld()
        let (first, second) = (try world.chat(), try world.chat())
        try world.say("mine", first.token)
        #expect(world.words(first.session) == ["[joined]", "mine"])
        #expect(world.words(second.session) == ["[joined]"])
        world.sandbox.leave(as: try world.seat(first.token), at: world.now)
        try world.say("still here", second.token)
    }
}

extension String {
    fileprivate func replacing(at place: String.Index, with letter: String) -> String {
        String(self[..<place]) + letter + String(self[index(after: place)...])
    }
}
