import Chat
import Encoding
import Testing

/// What goes when the store is full (contract, section 2): idle anonymous sessions first, then ended ones of
/// customers.
@Suite struct EvictionTests {
    static func world(_ sessions: Int) -> World {
        var limits = Limits()
        limits.sessions = sessions
        return World(limits: limits)
    }

    /// The ids of all sessions, in the order of starts.
    static func ids(_ world: World) -> [String] { world.sandbox.sessions(after: nil, limit: 99).map(\.id) }

    @Test func `the least recently used anonymous session goes first`() throws {
        var world = Self.world(3)
        let ids = try (0..<3).map { _ in try world.start().id }
        try world.say("still here", in: ids[0])
        _ = try world.session(ids[1])
        let next = try world.start().id
        #expect(Self.ids(world) == [ids[0], ids[1], next])
        _ = try world.history(session: ids[0])
        _ = try world.start()
        #expect(!Self.ids(world).contains(ids[1]) && Self.ids(world).contains(ids[0]))
        #expect(world.events.count { $0 == .sessionEvicted } == 2)
    }

    @Test func `then ended sessions of customers, in the order in which they ended`() throws {
        var world = Self.world(3)
        let token = TokenMint.customer("u-1")
        let ids = try (0..<3).map { _ in try world.start(token).id }
        for id in [ids[2], ids[0]] {
            try world.logout(TokenMint.customer("u-1", #""id":"\#(id)""#), session: id)
        }
        let fourth = try world.start(token).id
        #expect(Self.ids(world) == [ids[0], ids[1], fourth])
        let fifth = try world.start(token).id
        #expect(Self.ids(world) == [ids[1], fourth, fifth])
        #expect(try world.seen(token) == [fifth, fourth, ids[1]])
    }

    @Test func `an anonymous session goes before an ended one of a customer, however fresh`() throws {
        var world = Self.world(2)
        let ended = try world.start(TokenMint.customer("u-1")).id
        try world.logout(TokenMint.customer("u-1"), session: ended)
        let anonymous = try world.start().id
        _ = try world.session(anonymous)
        let next = try world.start(TokenMint.customer("u-2")).id
        #expect(Self.ids(world) == [ended, next])
    }

    @Test func `a live session of a customer never goes: the store is full`() throws {
        var world = Self.world(2)
        let token = TokenMint.customer("u-1")
        let ids = try (0..<2).map { _ in try world.start(token).id }
        let before = world.state
        #expect(refusal { _ = try world.start() } == "store-full")
        #expect(refusal { _ = try world.start(token) } == "store-full")
        #expect(refusal { _ = try world.start(TokenMint.customer("u-2")) } == "store-full")
        #expect(world.state == before)
        #expect(world.events.suffix(3) == [.limitReached, .limitReached, .limitReached])
        #expect(try world.seen(token) == ids.reversed())
        #expect(try world.seen(TokenMint.customer("u-2")).isEmpty)
    }

    @Test func `claims of customers count, and go with their last session`() throws {
        var limits = Limits()
        limits.store = 8_192
        var world = World(limits: limits)
        let note = #""note":"\#(String(repeating: "x", count: 1_000))""#
        let tokens = (0..<200).map { TokenMint.customer("u-\($0)", note) }
        var live: [(token: Credential, id: String)] = []
        // Room is made for what is known before a start: the claims of the last token are above the limit.
        for token in tokens.prefix(9) { live.append((token, try world.start(token).id)) }
        #expect(refusal { _ = try world.start(tokens[9]) } == "store-full")
        for token in tokens.dropFirst(9) {
            let ended = live.removeFirst()
            try world.logout(ended.token, session: ended.id)
            live.append((token, try world.start(token).id))
        }
        #expect(Self.ids(world).count == 9)
    }

    @Test func `a start that is refused evicts nobody`() throws {
        var world = Self.world(1)
        _ = try world.start()
        let before = (world.state, world.events)
        #expect(refusal { _ = try world.start(metadata: "[]") } == "metadata")
        #expect(refusal { _ = try world.start(message: "") } == "empty-text")
        #expect(world.state == before.0 && world.events == before.1)
    }

    @Test func `an evicted session is gone for its visitor, and its slot is another's`() throws {
        var world = Self.world(1)
        let ids = try (0..<50).map { _ in try world.start().id }
        #expect(Set(ids).count == 50)
        #expect(Self.ids(world) == [ids[49]])
        for id in ids.dropLast() { #expect(refusal { _ = try world.session(id) } == "unknown-session") }
        #expect(try world.seen(session: ids[49]) == [ids[49]])
    }

    @Test func `a customer whose last session went begins anew`() throws {
        var world = Self.world(1)
        let old = TokenMint.token(#"{"sub":"u-1","iat":\#(World.noonSeconds + 9),"plan":"pro"}"#)
        let id = try world.start(old).id
        try world.logout(old, session: id)
        let other = try world.start(TokenMint.customer("u-2", #""plan":"x""#)).id
        #expect(try world.seen(TokenMint.customer("u-1")).isEmpty)
        try world.logout(TokenMint.customer("u-2"), session: other)
        #expect(try world.start(TokenMint.customer("u-1", #""plan":"free""#)).told == #"{"plan":"free"}"#)
    }

    @Test func `a linked session is no longer evicted as an anonymous one`() throws {
        var limits = Limits()
        limits.sessions = 2
        var world = World(limits: limits) { $0.onLogin = .link }
        let linked = try world.start().id
        let anonymous = try world.start().id
        _ = try world.session(linked, TokenMint.customer("u-1"))
        let next = try world.start().id
        #expect(Self.ids(world) == [linked, next] && anonymous != next)
    }

    @Test func `random starts, logins, logouts and evictions keep the store whole`() throws {
        var limits = Limits()
        limits.sessions = 8
        limits.revocations = 1_000_000
        var world = World(limits: limits) { $0.onLogin = .link }
        var random = Pseudorandom(state: 42)
        var known: [String] = []
        for step in 0..<4_000 {
            let sub = "u-\(random.next() % 4)"
            let token = TokenMint.customer(sub, #""step":\#(step)"#)
            let id = known.isEmpty ? "" : known[Int(random.next() % UInt64(known.count))]
            let credential = random.next() % 2 == 0 ? Credential.none : token
            _ = refusal {
                switch random.next() % 5 {
                case 0, 1: known.append(try world.start(credential).id)
                case 2: try world.say("x", credential, in: id)
                case 3: try world.logout(credential, session: id)
                default: _ = try world.history(credential, session: id)
                }
            }
            known = known.suffix(20)
            let all = world.sandbox.sessions(after: nil, limit: 99)
            #expect(all.count <= 8)
            let theirs = all.filter { $0.identity == .verified(sub: sub) }.map(\.id)
            #expect(try world.seen(TokenMint.customer(sub)) == theirs.reversed())
        }
    }
}
