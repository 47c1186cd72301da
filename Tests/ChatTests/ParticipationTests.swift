import Chat
import Encoding
import Testing
import Tokens

/// Chat sessions with participants: starts, words, the far side, the end.
@Suite struct ParticipationTests {
    @Test func `the same client token starts one chat, another token another`() throws {
        var world = ParticipantWorld()
        var request = ParticipantWorld.request()
        request.clientToken = "once"
        let (first, again) = (try world.start(request), try world.start(request))
        #expect(first.session == again.session && first.participant == again.participant)
        #expect(first.token == again.token)
        request.clientToken = "twice"
        #expect(try world.start(request).session != first.session)
        #expect(world.events == ["session.started", "session.started"])
    }

    @Test func `a message is said once for one client token`() throws {
        var world = ParticipantWorld()
        let chat = try world.chat()
        let first = try world.say("hello", chat.token, clientToken: "a")
        #expect(try world.say("hello", chat.token, clientToken: "a").id == first.id)
        #expect(try world.say("hello", chat.token, clientToken: "b").id != first.id)
        #expect(world.words(chat.session) == ["[joined]", "hello", "hello"])
    }

    @Test func `a signed attribute is kept against the page, which is reported`() throws {
        var world = ParticipantWorld()
        var request = ParticipantWorld.request()
        request.trusted = [.init("plan", "free", isTrusted: true)]
        request.untrusted = [
            .init("plan", "gold", isTrusted: false), .init("page", "cart", isTrusted: false),
        ]
        let id = try world.start(request).session.text(.grouped)
        let view = try #require(world.sandbox.anySession(id))
        #expect(view.told == #"{"plan":"free","page":"cart"}"#)
        #expect(view.trust == .untrusted && view.droppedAttributes == ["plan"])
    }

    @Test func `attributes of a page make a session untrusted, a token's alone do not`() throws {
        var world = ParticipantWorld()
        var request = ParticipantWorld.request()
        request.trusted = [.init("plan", "free", isTrusted: true)]
        let id = try world.start(request).session.text(.grouped)
        #expect(world.sandbox.anySession(id)?.trust == .verified)
    }

    @Test func `attributes have 32,768 bytes in all, of a start and of an update`() throws {
        var world = ParticipantWorld()
        var request = ParticipantWorld.request()
        request.untrusted = [.init("a", String(repeating: "é", count: 16_383) + "x", isTrusted: false)]
        let session = try world.start(request).session
        request.untrusted = [.init("a", String(repeating: "é", count: 16_384), isTrusted: false)]
        #expect(
            participationRefusal { _ = try world.start(request) } == "attributesTooLarge(maximum: 32768)")
        #expect(
            participationRefusal {
                try world.sandbox.update([.init("b", "", isTrusted: true)], of: session, at: world.now)
            } == "attributesTooLarge(maximum: 32768)")
        try world.sandbox.update([.init("a", "short", isTrusted: true)], of: session, at: world.now)
        #expect(world.sandbox.anySession(session.text(.grouped))?.told == #"{"a":"short"}"#)
    }

    @Test func `a customer is whom a verified caller names, and nobody else`() throws {
        for (isVerified, kind) in [(true, "verified"), (false, "anonymous")] {
            var world = ParticipantWorld()
            var terms = SessionTerms(contentTypes: ["text/plain"], duration: .seconds(3_600))
            terms.customerID = "c-42"
            let session = try world.start(
                StartParticipation(
                    widget: 0, origin: .backend(isVerified: isVerified), displayName: "J", terms: terms))
            let view = try #require(world.sandbox.anySession(session.session.text(.grouped)))
            #expect(view.identity.kind == kind)
        }
    }

    @Test func `an agent comes in with the first word, and leaves with the end`() throws {
        var world = ParticipantWorld()
        let chat = try world.chat()
        for text in ["Hello", "How can I help?"] {
            _ = try world.sandbox.sayAsFarSide(
                text, contentType: "text/plain", role: .agent, session: chat.session, at: world.now)
        }
        try world.sandbox.endAsFarSide(session: chat.session.text(.grouped), as: .agent, at: world.now)
        #expect(
            world.words(chat.session)
                == ["[joined]", "[joined]", "Hello", "How can I help?", "[left]", "[ended]"])
        #expect(world.sandbox.participation(of: chat.session)?.endCause == .agent)
    }

    @Test func `echo and lines answer while nobody plays the far side, and then no more`() throws {
        for (rule, expected) in [
            (AutoReply.echo, ["a", "a", "b", "b", "c", "c"]),
            (.lines(["one", "two"]), ["a", "one", "b", "two", "c", "one"]), (.off, ["a", "b", "c"]),
        ] {
            var world = ParticipantWorld { $0.autoReply = rule }
            let chat = try world.chat()
            for text in ["a", "b", "c"] { try world.say(text, chat.token) }
            #expect(world.words(chat.session).dropFirst().elementsEqual(expected))
            _ = try world.sandbox.sayAsFarSide(
                "here", contentType: "text/plain", role: .agent, session: chat.session, at: world.now)
            try world.say("d", chat.token)
            #expect(world.words(chat.session).suffix(3) == ["[joined]", "here", "d"])
        }
    }

    @Test func `a receipt reaches the author, of one's own message nobody`() throws {
        var world = ParticipantWorld()
        let chat = try world.chat()
        let mine = try world.say("hello", chat.token)
        let theirs = try world.sandbox.sayAsFarSide(
            "hi", contentType: "text/plain", role: .agent, session: chat.session, at: world.now)
        _ = try world.sandbox.signal(.receipt(.read, mine.id), as: try world.seat(chat.token), at: world.now)
        #expect(!world.events.contains("message.read"))
        _ = try world.sandbox.signal(
            .receipt(.delivered, theirs.id), as: try world.seat(chat.token), at: world.now)
        _ = try world.sandbox.signal(
            .receipt(.read, theirs.id), as: try world.seat(chat.token), at: world.now)
        #expect(world.events.suffix(2) == ["message.delivered", "message.read"])
        let receipt = world.sandbox.participation(of: chat.session)?.receipts[theirs.id]
        #expect(receipt?.deliveredAt == world.now && receipt?.readAt == world.now)
        #expect(
            participationRefusal {
                _ = try world.sandbox.signal(
                    .receipt(.read, chat.session), as: try world.seat(chat.token), at: world.now)
            } == "unknownMessage")
    }

    @Test func `a widget has no more open chats than it is configured to`() throws {
        var world = ParticipantWorld { $0.maximumActiveChats = 2 }
        let first = try world.start()
        _ = try world.start()
        #expect(participationRefusal { _ = try world.start() } == "tooManyChats(maximum: 2)")
        try world.sandbox.stop(session: first.session, at: world.now)
        _ = try world.start()
    }

    @Test func `a program is sent once for one client token, and a session has room for sixteen`() throws {
        var world = ParticipantWorld()
        let session = try world.start().session
        func invite(_ token: String?) throws -> SessionID {
            try world.sandbox.invite("Bot", clientToken: token, to: session, at: world.now).participant
        }
        let first = try invite("a")
        #expect(try invite("a") == first)
        #expect(try invite("b") != first)
        for _ in 3..<16 { _ = try invite(nil) }
        #expect(participationRefusal { _ = try invite(nil) } == "tooManyParticipants(maximum: 16)")
        #expect(try invite("a") == first)
    }

    @Test func `what is over stays over`() throws {
        var world = ParticipantWorld()
        let chat = try world.chat()
        try world.sandbox.stop(session: chat.session, at: world.now)
        #expect(world.words(chat.session) == ["[joined]", "[left]", "[ended]"])
        #expect(
            participationRefusal { try world.sandbox.stop(session: chat.session, at: world.now) } == "ended")
        #expect(world.sandbox.participation(of: chat.session)?.endCause == .backend)
        #expect(world.events.filter { $0 == "session.ended" }.count == 1)
    }
}
