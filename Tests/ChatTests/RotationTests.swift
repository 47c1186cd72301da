import Chat
import Encoding
import Testing
import Tokens

/// C8 and C9: keys that rotate, and widgets that are strict.
@Suite struct RotationTests {
    static let old = SigningKey(
        id: "old", secret: Array("old-secret-old-secret-old-secret".utf8), retiresAt: retirement)
    static let new = SigningKey(id: "new", secret: Array("new-secret-new-secret-new-secret".utf8))
    static let retirement = World.noon.advanced(by: .seconds(60))
    static let claims = #"{"sub":"u-42"}"#

    static func world(_ keys: [SigningKey] = [new, old], _ change: (inout Widget) -> Void = { _ in }) -> World
    {
        World {
            $0.keys = KeyRing(keys)
            change(&$0)
        }
    }

    static func header(_ kid: String) -> String { #"{"alg":"HS256","typ":"JWT","kid":"\#(kid)"}"# }

    @Test func `check 98: a previous key is taken inside its grace, and the journal names it`() throws {
        var world = Self.world()
        _ = try world.start(TokenMint.token(Self.claims, key: Self.old))
        let event = try #require(world.sandbox.journal.events(after: 0, limit: 1) { _ in true }.first)
        guard case .started(let start) = event.content else {
            Issue.record("no start")
            return
        }
        #expect(start.keyID == "old")
        #expect(start.checks[.signature] == .pass)
    }

    @Test func `check 99: after its grace it is not`() throws {
        var world = Self.world()
        world.now = Self.retirement
        #expect(refusal { _ = try world.start(TokenMint.token(Self.claims, key: Self.old)) } == "signature")
        world.now = Self.retirement.advanced(by: .milliseconds(-1))
        _ = try world.start(TokenMint.token(Self.claims, key: Self.old))
    }

    @Test func `check 100: an expired token under the previous key is expired`() throws {
        var world = Self.world()
        let token = TokenMint.token(#"{"sub":"u-42","exp":\#(World.noonSeconds - 1)}"#, key: Self.old)
        #expect(refusal { _ = try world.start(token) } == "expired")
    }

    @Test func `check 101: a token that names the current key must be signed with it`() throws {
        var world = Self.world()
        let token = TokenMint.token(Self.claims, header: Self.header("new"), key: Self.old)
        #expect(refusal { _ = try world.start(token) } == "signature")
    }

    @Test func `check 102: without kid both keys are tried`() throws {
        var world = Self.world()
        for key in [Self.new, Self.old] {
            #expect(
                try world.start(TokenMint.token(Self.claims, key: key)).identity == .verified(sub: "u-42"))
        }
    }

    @Test func `check 103: an unknown kid is no reason to try a default`() throws {
        var world = Self.world()
        for kid in ["newer", "", "NEW", "new "] {
            let token = TokenMint.token(Self.claims, header: Self.header(kid), key: Self.new)
            #expect(refusal { _ = try world.start(token) } == "key-id")
        }
    }

    @Test func `check 104: with no grace all old tokens are refused at once`() throws {
        let gone = SigningKey(id: "old", secret: Self.old.secret, retiresAt: World.noon)
        var world = Self.world([Self.new, gone])
        #expect(refusal { _ = try world.start(TokenMint.token(Self.claims, key: Self.old)) } == "signature")
        world = Self.world([Self.new])
        #expect(refusal { _ = try world.start(TokenMint.token(Self.claims, key: Self.old)) } == "signature")
    }

    @Test func `check 105: at every moment of a rotation one of the keys is there`() throws {
        var world = Self.world()
        for offset in -2...2 {
            world.now = Self.retirement.advanced(by: .milliseconds(offset))
            #expect(world.sandbox.widget(at: 0).keys.hasActiveKey(at: world.now))
            _ = try world.start(TokenMint.token(Self.claims, key: Self.new))
        }
    }

    @Test func `check 106: a strict widget serves visitors without a token, and takes no word of their page`()
        throws
    {
        var world = Self.world { $0.strict = true }
        let view = try world.start(metadata: #"{"context":"any","groups":1,"data":2}"#)
        #expect(view.identity == .anonymous)
        #expect(view.session.stripped == [.context, .groups])
        #expect(view.passed == #"{"data":2}"#)
        #expect(view.told == "{}" && view.session.trust == .verified)
        let message = try world.say("x", in: view.id, metadata: #"{"context":{"a":1}}"#)
        #expect(message.stripped == [.context])
        #expect(try world.session(view.id).told == "{}")
    }

    @Test func `check 106: anonymous deny refuses them everywhere`() throws {
        var world = Self.world { $0.anonymous = .deny }
        let token = TokenMint.token(Self.claims, key: Self.new)
        let id = try world.start(token).id
        let before = world.state
        #expect(refusal { _ = try world.start() } == "anonymous-denied")
        #expect(refusal { try world.say("x", in: id) } == "anonymous-denied")
        #expect(refusal { _ = try world.session(id) } == "anonymous-denied")
        #expect(refusal { _ = try world.history(session: id) } == "anonymous-denied")
        #expect(refusal { try world.logout(session: id) } == "anonymous-denied")
        #expect(world.state == before)
    }

    @Test func `check 107: a bad token is refused with its reason and never downgraded`() throws {
        var world = Self.world()
        let bad = TokenMint.token(Self.claims, key: TokenMint.key)
        #expect(refusal { _ = try world.start(bad) } == "signature")
        #expect(refusal { _ = try world.start(.foreign) } == "malformed")
        #expect(world.events.allSatisfy { $0 == .tokenRejected })
        #expect(world.state.isEmpty)
    }

    @Test func `check 108: a lenient widget goes on as anonymous, with the reason on record`() throws {
        var world = Self.world { $0.onBadToken = .anonymous }
        let bad = TokenMint.token(Self.claims, key: TokenMint.key)
        let view = try world.start(bad)
        #expect(view.identity == .anonymous)
        let event = try #require(world.sandbox.journal.events(after: 0, limit: 1) { _ in true }.first)
        guard case .rejected(let verdict, true) = event.content else {
            Issue.record("no rejection")
            return
        }
        #expect(verdict.reason == .signature)
        #expect(refusal { _ = try world.session(view.id, bad) } == "signature")
        #expect(refusal { try world.say("x", bad, in: view.id) } == "signature")
        #expect(refusal { _ = try world.history(bad, session: view.id) } == "signature")
        #expect(refusal { try world.logout(bad, session: view.id) } == "signature")
        try world.say("x", in: view.id)
    }

    @Test func `a widget that denies anonymous visitors gives a bad token its own reason`() throws {
        var world = Self.world {
            $0.anonymous = .deny
            $0.onBadToken = .anonymous
        }
        #expect(
            refusal { _ = try world.start(TokenMint.token(Self.claims, key: TokenMint.key)) } == "signature")
        #expect(refusal { _ = try world.start() } == "anonymous-denied")
        #expect(world.state.isEmpty)
    }
}
