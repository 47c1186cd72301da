import Chat
import Encoding
import Testing
import Tokens

/// C7: logout, expiry in flight, revocation.
@Suite struct LogoutTests {
    @Test func `check 88: after a logout the same token is refused everywhere`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let id = try world.start(token).id
        try world.logout(token, session: id)
        #expect(refusal { _ = try world.start(token) } == "revoked")
        #expect(refusal { try world.say("x", token, in: id) } == "revoked")
        #expect(refusal { _ = try world.session(id, token) } == "revoked")
        #expect(refusal { _ = try world.history(token) } == "revoked")
        #expect(refusal { _ = try world.session(id) } == "unknown-session")
    }

    @Test func `check 89: a new token brings the whole history back`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let id = try world.start(token, message: "before").id
        try world.logout(token, session: id)
        let again = TokenMint.customer("u-42", #""n":2"#)
        let page = try world.history(again)
        #expect(page.parts.map(\.session.id.text) == [id])
        #expect(page.parts.first?.session.messages.map(\.text) == ["before"])
        #expect(refusal { try world.say("x", again, in: id) } == "session-ended")
    }

    @Test func `check 90: a logged-out token in another spelling is refused`() throws {
        var world = World()
        let bytes = TokenMint.bytes(#"{"sub":"u-42"}"#)
        try world.logout(.token(bytes))
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var spare = bytes
        let value = alphabet.firstIndex(of: bytes[bytes.count - 1]) ?? 0
        spare[spare.count - 1] = alphabet[value | 1]
        #expect(refusal { _ = try world.start(.token(spare)) } == "base64url")
        #expect(refusal { _ = try world.start(.token(bytes + Array("=".utf8))) } == "base64url")
        #expect(refusal { _ = try world.start(.token(bytes)) } == "revoked")
    }

    @Test func `check 91: a logout holds for good, without exp too, and when the clock goes back`() throws {
        var world = World()
        let token = TokenMint.token(#"{"sub":"u-42"}"#)
        try world.logout(token)
        for days in [-30, 0, 3_650] {
            world.now = World.noon.advanced(by: .seconds(days * 86_400))
            #expect(refusal { _ = try world.start(token) } == "revoked")
        }
    }

    @Test func `check 92: logging out twice is no error`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let id = try world.start(token).id
        try world.logout(token, session: id)
        let before = (world.state, world.events)
        try world.logout(token, session: id)
        try world.logout(token)
        #expect(world.state == before.0 && world.events == before.1)
    }

    @Test func `check 92: an anonymous logout closes the session, and twice is no error`() throws {
        var world = World()
        let id = try world.start(message: "hello").id
        try world.logout(session: id)
        try world.logout(session: id)
        #expect(refusal { try world.say("x", in: id) } == "session-ended")
        #expect(world.events == [.sessionStarted, .message, .sessionEnded])
        #expect(try world.history(session: id).parts.first?.messages == 0..<1)
    }

    @Test func `check 93: nothing verified is given out after the logout was answered`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let id = try world.start(token, message: "secret").id
        let page = try world.history(token, limit: 1)
        try world.logout(token)
        #expect(refusal { _ = try world.history(token, cursor: page.next) } == "revoked")
        #expect(refusal { _ = try world.session(id, token) } == "revoked")
    }

    @Test func `check 94: another tab with the old token is refused and told why`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let ids = try (0..<2).map { _ in try world.start(token).id }
        try world.logout(token, session: ids[0])
        #expect(refusal { try world.say("x", token, in: ids[1]) } == "revoked")
        #expect(world.sandbox.anySession(ids[1])?.session.ending == nil)
    }

    @Test func `check 95: a token that expires in a conversation is refused, and nobody becomes anonymous`()
        throws
    {
        var world = World { $0.onBadToken = .anonymous }
        let token = TokenMint.customer("u-42")
        let id = try world.start(token).id
        world.now = World.noon.advanced(by: .milliseconds(3_599_999))
        try world.say("still", token, in: id)
        world.now = World.noon.advanced(by: .seconds(3_600))
        let before = world.state
        #expect(refusal { try world.say("late", token, in: id) } == "expired")
        #expect(refusal { _ = try world.history(token) } == "expired")
        #expect(world.state == before)
        #expect(world.events.last == .tokenRejected)
    }

    @Test func `check 96: a new token of the same customer goes on in the same session`() throws {
        var world = World()
        let id = try world.start(TokenMint.customer("u-42", #""plan":"free""#)).id
        world.now = World.noon.advanced(by: .seconds(3_601))
        let later = World.noonSeconds + 3_600
        let fresh = TokenMint.token(#"{"sub":"u-42","iat":\#(later),"exp":\#(later + 60),"plan":"pro"}"#)
        try world.say("more", fresh, in: id)
        #expect(try world.session(id, fresh).told == #"{"plan":"pro"}"#)
        #expect(try world.session(id, fresh).session.messages.count == 1)
    }

    @Test func `check 97: a new token of somebody else does not`() throws {
        var world = World()
        let id = try world.start(TokenMint.customer("u-1")).id
        let before = world.state
        #expect(refusal { _ = try world.session(id, TokenMint.customer("u-2")) } == "unknown-session")
        #expect(world.state == before)
        #expect(world.events.last == .identityConflict)
    }

    @Test func `an expired token still logs out, one with a bad signature does not`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let id = try world.start(token).id
        world.now = World.noon.advanced(by: .seconds(7_200))
        try world.logout(token, session: id)
        #expect(world.sandbox.anySession(id)?.session.ending != nil)
        world.now = World.noon
        #expect(refusal { _ = try world.start(token) } == "revoked")
        let forged = TokenMint.token(
            #"{"sub":"u-42"}"#, key: SigningKey(id: nil, secret: Array("other".utf8)))
        #expect(refusal { try world.logout(forged) } == "signature")
        let early = TokenMint.token(#"{"sub":"u-42","nbf":\#(World.noonSeconds + 60)}"#)
        #expect(refusal { try world.logout(early) } == "not-yet-valid")
    }

    @Test func `an expired token closes nothing that is not its customer's`() throws {
        var world = World { $0.onLogin = .link }
        let anonymous = try world.start().id
        let others = try world.start(TokenMint.customer("u-2")).id
        let expired = TokenMint.token(#"{"sub":"u-1","exp":\#(World.noonSeconds)}"#)
        let before = world.state
        #expect(refusal { try world.logout(expired, session: anonymous) } == "unknown-session")
        #expect(refusal { try world.logout(expired, session: others) } == "unknown-session")
        #expect(world.state == before)
    }

    @Test func `a logout of one token leaves the customer's other tokens alone`() throws {
        var world = World()
        let tokens = [1, 2].map { TokenMint.customer("u-42", #""n":\#($0)"#) }
        let id = try world.start(tokens[0]).id
        try world.logout(tokens[1])
        try world.say("x", tokens[0], in: id)
    }

    @Test func `a logout under one widget says nothing under another`() throws {
        let other = Widget(id: "other", platform: .applied, keys: KeyRing([TokenMint.key]))
        var world = World(others: [other])
        let token = TokenMint.customer("u-42")
        try world.logout(token)
        #expect(refusal { _ = try world.start(token) } == "revoked")
        #expect(try world.start(token, widget: 1).identity == .verified(sub: "u-42"))
    }

    @Test func `a full list of revocations refuses the logout, closes nothing and forgets nobody`() throws {
        var limits = Limits()
        limits.revocations = 2
        var world = World(limits: limits)
        let tokens = (0..<3).map { TokenMint.customer("u-42", #""n":\#($0)"#) }
        let id = try world.start(tokens[2]).id
        try world.logout(tokens[0])
        try world.logout(tokens[1])
        let before = world.state
        #expect(refusal { try world.logout(tokens[2], session: id) } == "revocations-full")
        #expect(world.state == before)
        #expect(world.events.last == .limitReached)
        try world.say("still here", tokens[2], in: id)
        try world.logout(tokens[0])
        #expect(refusal { _ = try world.start(tokens[0]) } == "revoked")
        #expect(refusal { _ = try world.start(tokens[1]) } == "revoked")
    }

    @Test func `messages to a closed session are refused, and it stays in the history`() throws {
        var world = World()
        let token = TokenMint.customer("u-42")
        let id = try world.start(token, message: "one").id
        try world.logout(TokenMint.customer("u-42", #""n":1"#), session: id)
        #expect(refusal { try world.say("two", token, in: id) } == "session-ended")
        #expect(try world.seen(token) == [id])
        #expect(try world.session(id, token).session.messages.map(\.text) == ["one"])
    }
}
