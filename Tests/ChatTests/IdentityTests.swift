import Chat
import Encoding
import Testing
import Tokens

/// C6: who speaks, and what they may see.
@Suite struct IdentityTests {
    @Test func `check 78: a customer's new session shows all earlier ones, newest first`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let ids = try (0..<3).map { _ in try world.start(token).id }
        let page = try world.history(TokenMint.customer("u-42", #""again":1"#))
        #expect(page.scope == .allSessions)
        #expect(page.parts.map(\.session.id.text) == ids.reversed())
        #expect(page.next == nil)
    }

    @Test func `check 79: an anonymous visitor sees the session at hand and no other`() throws {
        var world = World()
        let first = try world.start().id
        let second = try world.start().id
        let page = try world.history(session: second)
        #expect(page.scope == .currentSession)
        #expect(page.parts.map(\.session.id.text) == [second])
        #expect(try world.seen(session: first) == [first])
        for guess in [
            "", "x", first.uppercased(), String(first.dropLast()), first + "0", "\(first) ",
            String(repeating: "0", count: 32),
        ] {
            #expect(refusal { _ = try world.history(session: guess) } == "unknown-session")
            #expect(refusal { _ = try world.session(guess) } == "unknown-session")
            #expect(refusal { try world.say("x", in: guess) } == "unknown-session")
        }
    }

    @Test
    func `check 80: an anonymous visitor who knows a customer's session is refused like one who guesses`()
        throws
    {
        var world = World()
        let id = try world.start(TokenMint.customer("u-42"), message: "secret").id
        let before = world.state
        #expect(refusal { _ = try world.session(id) } == "unknown-session")
        #expect(refusal { _ = try world.history(session: id) } == "unknown-session")
        #expect(refusal { try world.say("x", in: id) } == "unknown-session")
        #expect(refusal { try world.logout(session: id) } == "unknown-session")
        #expect(world.state == before)
        #expect(
            world.events.suffix(4) == [
                .identityConflict, .identityConflict, .identityConflict, .identityConflict,
            ])
    }

    @Test func `check 81: a token on an anonymous session is kept apart by default`() throws {
        var world = World()
        let id = try world.start(message: "hello").id
        let before = world.state
        let token = TokenMint.customer("u-42")
        #expect(refusal { _ = try world.session(id, token) } == "unknown-session")
        #expect(refusal { try world.say("x", token, in: id) } == "unknown-session")
        #expect(refusal { _ = try world.history(token, session: id) } == "unknown-session")
        #expect(refusal { try world.logout(token, session: id) } == "unknown-session")
        #expect(world.state == before)
        #expect(world.events.count { $0 == .identityConflict } == 4)
        #expect(try world.seen(token).isEmpty)
        #expect(try world.seen(session: id) == [id])
    }

    @Test func `check 82: another customer's token does not reach the session, and an event says so`() throws
    {
        var world = World()
        let (one, two) = (TokenMint.customer("u-1"), TokenMint.customer("u-2"))
        let id = try world.start(one, message: "mine").id
        #expect(refusal { try world.say("x", two, in: id) } == "unknown-session")
        #expect(world.events.last == .identityConflict)
        let other = try world.start(two).id
        #expect(try world.seen(two) == [other])
        #expect(try world.seen(one) == [id])
    }

    @Test func `check 83: two users of one browser are judged by their own tokens`() throws {
        var world = World()
        let tokens = ["u-1", "u-2"].map { TokenMint.customer($0) }
        let ids = try tokens.map { try world.start($0).id }
        for (index, token) in tokens.enumerated() {
            #expect(try world.session(ids[index], token).identity == .verified(sub: "u-\(index + 1)"))
            #expect(refusal { _ = try world.session(ids[1 - index], token) } == "unknown-session")
        }
    }

    @Test func `check 84: one email under two subjects is two customers with histories of their own`() throws
    {
        var world = World()
        let tokens = ["u-1", "u-2"].map { TokenMint.customer($0, #""email":"a@example.com""#) }
        let ids = try tokens.map { try world.start($0).id }
        for (token, id) in zip(tokens, ids) { #expect(try world.seen(token) == [id]) }
    }

    @Test func `check 85: the same subject under two widgets is two customers`() throws {
        let other = Widget(id: "other", platform: .applied, keys: KeyRing([TokenMint.key]))
        var world = World(others: [other])
        let token = TokenMint.customer("u-42", #""plan":"pro""#)
        let id = try world.start(token).id
        #expect(try world.seen(token, widget: 1).isEmpty)
        #expect(refusal { _ = try world.session(id, token, widget: 1) } == "unknown-session")
        #expect(refusal { try world.say("x", token, in: id, widget: 1) } == "unknown-session")
        let second = try world.start(TokenMint.customer("u-42", #""plan":"free""#), widget: 1).id
        #expect(try world.seen(token) == [id])
        #expect(try world.seen(token, widget: 1) == [second])
        #expect(try world.session(id, token).told == #"{"plan":"pro"}"#)
    }

    @Test func `check 86: a verdict belongs to its whole token`() throws {
        var world = World()
        let good = TokenMint.bytes(#"{"sub":"u-1","iat":1768467600,"plan":"free"}"#)
        #expect(try world.start(.token(good)).told == #"{"plan":"free"}"#)
        let parts = good.split(separator: UInt8(ascii: "."))
        let others = TokenMint.bytes(#"{"sub":"u-1","iat":1768467600,"plan":"gold"}"#).split(
            separator: UInt8(ascii: "."))
        let swapped = Array([parts[0], others[1], parts[2]].joined(separator: [UInt8(ascii: ".")]))
        #expect(refusal { _ = try world.start(.token(swapped)) } == "signature")
        var last = good
        last[last.count - 5] = last[last.count - 5] == 0x41 ? 0x42 : 0x41
        #expect(refusal { _ = try world.start(.token(last)) } == "signature")
    }

    @Test func `two spellings of one letter are two customers`() throws {
        var world = World()
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        let tokens = [composed, decomposed].map { TokenMint.customer($0) }
        let ids = try tokens.map { try world.start($0).id }
        for (token, id) in zip(tokens, ids) { #expect(try world.seen(token) == [id]) }
        #expect(refusal { _ = try world.session(ids[0], tokens[1]) } == "unknown-session")
    }

    @Test(arguments: [" u", "u ", "U", "u\\u0000", "u\\u0000x", "\\u0075\\u200b"])
    func `subjects that look alike are apart`(sub: String) throws {
        var world = World()
        try _ = world.start(TokenMint.customer("u"))
        let before = world.state
        if refusal({ _ = try world.start(TokenMint.customer(sub)) }) == nil {
            #expect(try world.seen(TokenMint.customer(sub)).count == 1)
        } else {
            #expect(world.state == before)
        }
        #expect(try world.seen(TokenMint.customer("u")).count == 1)
    }

    @Test func `history without a session is for customers alone`() throws {
        var world = World()
        #expect(refusal { _ = try world.history() } == "session-required")
        #expect(refusal { try world.logout() } == "session-required")
        #expect(try world.history(TokenMint.customer("u-1")).parts.isEmpty)
        #expect(world.sandbox.sessions(after: nil, limit: 9).isEmpty)
    }

    @Test func `a customer's named session filters nothing, and one that is not theirs is unknown`() throws {
        var world = World()
        let token = TokenMint.customer("u-1")
        let ids = try (0..<2).map { _ in try world.start(token).id }
        let other = try world.start(TokenMint.customer("u-2")).id
        #expect(try world.seen(token, session: ids[0]) == ids.reversed())
        #expect(refusal { _ = try world.history(token, session: other) } == "unknown-session")
    }
}
