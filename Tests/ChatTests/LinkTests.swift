import Chat
import Encoding
import Testing

/// `onLogin: "link"`: an anonymous session joins the customer who logs in on it (check 81).
@Suite struct LinkTests {
    static let token = TokenMint.customer("u-42", #""plan":"free""#)

    static func world() -> World { World { $0.onLogin = .link } }

    @Test
    func `check 81: a linked session is the customer's, and what the page said is dropped and reported`()
        throws
    {
        var world = Self.world()
        let id = try world.start(metadata: #"{"context":{"plan":"gold"},"groups":[1],"data":2}"#).id
        try world.say("x", in: id, metadata: #"{"context":{"vip":true},"d":1}"#)
        let view = try world.session(id, Self.token)
        #expect(view.identity == .verified(sub: "u-42"))
        #expect(view.told == #"{"plan":"free"}"#)
        #expect(view.session.trust == .verified)
        #expect(view.session.stripped == [.context, .groups])
        #expect(view.passed == #"{"data":2}"#)
        let message = try #require(view.session.messages.first)
        #expect(message.stripped == .context)
        #expect(message.metadata.map { String(decoding: $0, as: UTF8.self) } == #"{"d":1}"#)
        let linked = try #require(
            world.sandbox.journal.events(after: 0, limit: 9) { $0.type == .sessionLinked }.first)
        guard case .linked("u-42", [.context, .groups]) = linked.content else {
            Issue.record("\(linked.content)")
            return
        }
    }

    @Test func `without the customer's token it is unknown from then on`() throws {
        var world = Self.world()
        let id = try world.start().id
        try world.say("mine", Self.token, in: id)
        for credential in [Credential.none, TokenMint.customer("u-1")] {
            #expect(refusal { _ = try world.session(id, credential) } == "unknown-session")
            #expect(refusal { try world.say("x", credential, in: id) } == "unknown-session")
            #expect(refusal { _ = try world.history(credential, session: id) } == "unknown-session")
            #expect(refusal { try world.logout(credential, session: id) } == "unknown-session")
        }
        #expect(try world.seen(Self.token) == [id])
    }

    @Test func `it takes its place in the order of starts`() throws {
        var world = Self.world()
        let first = try world.start(Self.token).id
        let anonymous = try world.start().id
        let last = try world.start(Self.token).id
        _ = try world.history(Self.token, session: anonymous)
        #expect(try world.seen(Self.token) == [last, anonymous, first])
    }

    @Test func `a session that ended is not linked`() throws {
        var world = Self.world()
        let id = try world.start().id
        try world.logout(session: id)
        #expect(refusal { _ = try world.session(id, Self.token) } == "unknown-session")
        #expect(try world.seen(session: id) == [id])
    }

    @Test func `a bad token links nothing`() throws {
        var world = Self.world()
        let id = try world.start().id
        let before = world.state
        world.now = World.noon.advanced(by: .seconds(3_600))
        #expect(refusal { _ = try world.session(id, Self.token) } == "expired")
        #expect(world.state == before)
    }

    @Test func `a request that is refused links nothing`() throws {
        var limits = Limits()
        limits.text = 4
        limits.revocations = 1
        var world = World(limits: limits) { $0.onLogin = .link }
        let id = try world.start(metadata: #"{"context":{"a":1}}"#).id
        try world.logout(TokenMint.customer("u-1"))
        let before = world.state
        #expect(refusal { try world.say("", Self.token, in: id) } == "empty-text")
        #expect(refusal { try world.say("12345", Self.token, in: id) } == "text-too-long")
        #expect(refusal { try world.say("x", Self.token, in: id, metadata: "1") } == "metadata")
        #expect(refusal { _ = try world.history(Self.token, session: id, cursor: "x") } == "bad-cursor")
        #expect(refusal { try world.logout(Self.token, session: id) } == "revocations-full")
        #expect(world.state == before)
        #expect(!world.events.contains(.sessionLinked))
        #expect(try world.seen(session: id) == [id])
    }

    @Test func `a logout on an anonymous session links it and closes it`() throws {
        var world = Self.world()
        let id = try world.start(message: "hello").id
        try world.logout(Self.token, session: id)
        #expect(world.sandbox.anySession(id)?.session.ending != nil)
        #expect(refusal { _ = try world.session(id) } == "unknown-session")
        let again = TokenMint.customer("u-42", #""n":1"#)
        #expect(try world.seen(again) == [id])
    }
}
