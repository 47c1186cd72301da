import Chat
import Encoding
import Testing
import Tokens

/// Pages of the past (contract, section 3).
@Suite struct HistoryTests {
    static let token = TokenMint.customer("u-1")

    /// A world in which `u-1` has sessions with so many messages each, in the order of starts.
    static func world(_ counts: [Int], seed: UInt8 = 7) throws -> World {
        var world = World(seed: seed)
        for (index, count) in counts.enumerated() {
            let id = try world.start(token).id
            for number in 0..<count { try world.say("\(index).\(number)", token, in: id) }
        }
        return world
    }

    /// Every page under a limit: for each the texts by session.
    static func pages(_ world: inout World, limit: Int) throws -> [[[String]]] {
        var pages: [[[String]]] = []
        var cursor: String?
        repeat {
            let page = try world.history(token, limit: limit, cursor: cursor)
            pages.append(page.parts.map { part in part.messages.map { part.session.messages[$0].text } })
            cursor = page.next
        } while cursor != nil && pages.count < 100
        return pages
    }

    @Test func `the newest session comes first, its messages oldest first`() throws {
        var world = try Self.world([2, 1])
        #expect(try Self.pages(&world, limit: 200) == [[["1.0"], ["0.0", "0.1"]]])
    }

    @Test func `the limit cuts inside a session, which goes on on the next page`() throws {
        var world = try Self.world([3, 2])
        #expect(try Self.pages(&world, limit: 3) == [[["1.0", "1.1"], ["0.0"]], [["0.1", "0.2"]]])
        #expect(try Self.pages(&world, limit: 1) == [[["1.0"]], [["1.1"]], [["0.0"]], [["0.1"]], [["0.2"]]])
    }

    @Test func `next is null only at the very end`() throws {
        var world = try Self.world([2, 2])
        #expect(try world.history(Self.token, limit: 4).next == nil)
        #expect(try world.history(Self.token, limit: 3).next != nil)
        let page = try world.history(Self.token, limit: 2)
        #expect(page.next != nil)
        #expect(page.parts.count == 1, "a session of which nothing fits any more stands on the next page")
        #expect(try world.history(Self.token, limit: 2, cursor: page.next).next == nil)
    }

    @Test func `sessions without messages count against the limit of sessions`() throws {
        var world = try Self.world([0, 0, 0, 0, 0])
        #expect(try Self.pages(&world, limit: 2).map(\.count) == [2, 2, 1])
        world = try Self.world([1, 0, 0, 1])
        #expect(try Self.pages(&world, limit: 2) == [[["3.0"], []], [[], ["0.0"]]])
    }

    @Test(arguments: 1...12) func `every message comes once, whatever the limit`(limit: Int) throws {
        let counts = [0, 3, 0, 0, 5, 1, 2, 0]
        var world = try Self.world(counts)
        let pages = try Self.pages(&world, limit: limit)
        let expected = counts.indices.reversed().flatMap { index in
            (0..<counts[index]).map { "\(index).\($0)" }
        }
        #expect(pages.flatMap { $0.flatMap(\.self) } == expected)
        for page in pages {
            #expect(page.count <= limit)
            #expect(page.reduce(0) { $0 + $1.count } <= limit)
        }
    }

    @Test func `sessions that start later, and messages that come later, do not disturb`() throws {
        var world = try Self.world([2, 2])
        let page = try world.history(Self.token, limit: 1)
        let new = try world.start(Self.token).id
        try world.say("new", Self.token, in: new)
        let rest = try world.history(Self.token, limit: 200, cursor: page.next)
        #expect(
            rest.parts.map { part in part.messages.map { part.session.messages[$0].text } } == [
                ["1.1"], ["0.0", "0.1"],
            ])
    }

    @Test func `a clock that was moved changes no order`() throws {
        var world = World()
        let first = try world.start(Self.token).id
        world.now = World.noon.advanced(by: .seconds(-60))
        let second = try world.start(Self.token).id
        #expect(try world.seen(Self.token) == [second, first])
    }

    @Test func `a cursor goes on past a session that was evicted`() throws {
        var limits = Limits()
        limits.sessions = 3
        var world = World(limits: limits)
        let ids = try (0..<3).map { _ in try world.start(Self.token, message: "x").id }
        let page = try world.history(Self.token, limit: 1)
        try world.logout(TokenMint.customer("u-1", #""n":1"#), session: ids[1])
        _ = try world.start()
        let rest = try world.history(Self.token, limit: 9, cursor: page.next)
        #expect(rest.parts.map(\.session.id.text) == [ids[0]])
        #expect(rest.parts.first?.messages == 0..<1)
    }

    @Test func `a cursor of another customer, widget or sandbox is refused`() throws {
        var world = World(others: [Widget(id: "other", platform: .applied, keys: KeyRing([TokenMint.key]))])
        for _ in 0..<3 { _ = try world.start(Self.token) }
        let cursor = try #require(try world.history(Self.token, limit: 1).next)
        #expect(refusal { _ = try world.history(TokenMint.customer("u-2"), cursor: cursor) } == "bad-cursor")
        #expect(refusal { _ = try world.history(Self.token, cursor: cursor, widget: 1) } == "bad-cursor")
        let anonymous = try world.start().id
        #expect(refusal { _ = try world.history(session: anonymous, cursor: cursor) } == "bad-cursor")
        var other = try Self.world([0, 0, 0], seed: 8)
        #expect(refusal { _ = try other.history(Self.token, cursor: cursor) } == "bad-cursor")
        #expect(try world.history(TokenMint.customer("u-1", #""n":1"#), cursor: cursor).parts.count == 2)
    }

    @Test func `a cursor changed in any letter, cut or lengthened is refused`() throws {
        var world = try Self.world([1, 1])
        let cursor = Array(try #require(try world.history(Self.token, limit: 1).next).utf8)
        for index in cursor.indices {
            var changed = cursor
            changed[index] = changed[index] == 0x41 ? 0x42 : 0x41
            let text = String(decoding: changed, as: UTF8.self)
            #expect(refusal { _ = try world.history(Self.token, cursor: text) } == "bad-cursor")
        }
        for text in [
            "", "x", String(decoding: cursor.dropLast(), as: UTF8.self),
            String(decoding: cursor + [0x41], as: UTF8.self),
        ] {
            #expect(refusal { _ = try world.history(Self.token, cursor: text) } == "bad-cursor")
        }
    }

    @Test func `an anonymous visitor's pages work the same way`() throws {
        var world = World()
        let id = try world.start().id
        for number in 0..<3 { try world.say("\(number)", in: id) }
        let first = try world.history(session: id, limit: 2)
        #expect(first.parts.map(\.messages) == [0..<2])
        let second = try world.history(session: id, limit: 2, cursor: first.next)
        #expect(second.parts.map(\.messages) == [2..<3] && second.next == nil)
        let other = try world.start().id
        #expect(refusal { _ = try world.history(session: other, cursor: first.next) } == "bad-cursor")
    }
}
