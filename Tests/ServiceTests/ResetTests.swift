import Encoding
import HTTP
import Service
import Testing

/// `POST /reset`, and a sandbox that vanishes (contract, section 5).
@Suite struct ResetTests {
    static let token = World.customer("u-42")

    /// Leaves a trace of every kind in a sandbox; the id of a session in it.
    static func live(_ world: inout World, sandbox: String = "") throws -> String {
        let control = sandbox + World.control
        let id = try world.start(token: token, body: #"{"message":"hi"}"#, sandbox: sandbox)
        let second = World.customer("u-42", #""n":2"#)
        #expect(world.call(.post, sandbox + World.widget + "/logout", token: second).status == .noContent)
        #expect(world.clock(#"{"freeze":"2026-01-15T09:20:00Z"}"#, sandbox: sandbox).status == .ok)
        let key = KeyTests.body("k2")
        #expect(world.call(.post, control + KeyTests.keys, body: key).status == .created)
        let widget = WidgetTests.body("mine")
        #expect(world.call(.put, control + "/widgets/mine", body: widget).status == .created)
        return id
    }

    /// Nothing is left of what `live` did.
    static func expectStart(_ world: inout World, sandbox: String = "", _ id: String) throws {
        #expect(try world.events(sandbox: sandbox).isEmpty)
        #expect(world.sessions(sandbox: sandbox) == #"{"sessions":[],"next":null}"#)
        #expect(try ClockTests.shown(&world, sandbox: sandbox) == world.now.rfc3339)
        #expect(try KeyTests.ids(&world, sandbox: sandbox) == ["demo"])
        #expect(world.call(.post, WidgetTests.sessions("mine", sandbox: sandbox)).status == .notFound)
        let past = world.call(.get, sandbox + World.widget + "/sessions/\(id)", token: token)
        #expect(past.status == .notFound)
        let second = World.customer("u-42", #""n":2"#)
        #expect(try KeyTests.outcome(&world, second, sandbox: sandbox) == "201", "not revoked any more")
        let seq = try world.call(.get, sandbox + World.control + "/events").json["events"]?[0]?["seq"]?.int
        #expect(seq == 1)
    }

    @Test(arguments: ["", "/sandbox/a"])
    func `a reset brings the sandbox back to its start`(sandbox: String) throws {
        var world = try World()
        let id = try Self.live(&world, sandbox: sandbox)
        let response = world.call(.post, sandbox + World.control + "/reset")
        #expect(response.status == .noContent && response.body.isEmpty)
        try Self.expectStart(&world, sandbox: sandbox, id)
    }

    @Test func `a reset leaves every other sandbox alone`() throws {
        var world = try World()
        let names = ["", "/sandbox/a", "/sandbox/b"]
        let ids = try names.map { try Self.live(&world, sandbox: $0) }
        let before = names.map { world.sessions(sandbox: $0) }
        #expect(world.call(.post, "/sandbox/a/_chatgate/v1/reset").status == .noContent)
        for index in [0, 2] {
            #expect(world.sessions(sandbox: names[index]) == before[index])
            #expect(try KeyTests.ids(&world, sandbox: names[index]) == ["k2", "demo"])
            let path = names[index] + World.widget + "/sessions/\(ids[index])"
            #expect(world.call(.get, path, token: Self.token).status == .ok)
        }
    }

    @Test func `after a reset ids are others, and an old cursor is none`() throws {
        var world = try World()
        let ids = try (0..<2).map { _ in try world.start(token: Self.token) }
        let page = try world.widget(.get, "/history?limit=1", token: Self.token).json
        let cursor = try #require(page["next"]?.string)
        _ = world.control(.post, "/reset")
        for _ in 0..<2 { #expect(!ids.contains(try world.start(token: Self.token))) }
        let old = world.widget(.get, "/history?limit=1&cursor=\(cursor)", token: Self.token)
        #expect(old.problem == "bad-cursor")
    }

    @Test(arguments: [#"{"all":true}"#, "[]", "{", "7"])
    func `a reset that asks for something is 400, and nothing changed`(body: String) throws {
        var world = try World()
        let id = try world.start(token: Self.token)
        #expect(world.control(.post, "/reset", body: body).status == .badRequest)
        #expect(world.widget(.get, "/sessions/\(id)", token: Self.token).status == .ok)
        #expect(try world.events() == ["session.started"])
    }

    @Test func `a sandbox that is removed vanishes, and named again is new`() throws {
        var world = try World()
        let id = try Self.live(&world, sandbox: "/sandbox/a")
        let response = world.call(.delete, "/sandbox/a/_chatgate/v1")
        #expect(response.status == .noContent && response.body.isEmpty)
        try Self.expectStart(&world, sandbox: "/sandbox/a", id)
    }

    @Test func `the default sandbox goes back to its start`() throws {
        var world = try World()
        let other = try world.start(token: Self.token, sandbox: "/sandbox/a")
        for path in ["/_chatgate/v1", "/sandbox/default/_chatgate/v1"] {
            let id = try Self.live(&world)
            #expect(world.call(.delete, path).status == .noContent)
            try Self.expectStart(&world, id)
        }
        let still = world.call(.get, "/sandbox/a\(World.widget)/sessions/\(other)", token: Self.token)
        #expect(still.status == .ok)
        #expect(world.call(.get, "/healthz").status == .ok)
    }

    @Test func `a removed sandbox makes room for another`() throws {
        var world = try World(#"{"limits":{"sandboxes":3}}"#)
        for name in ["a", "b"] { _ = world.call(.get, "/sandbox/\(name)/_chatgate/v1/clock") }
        #expect(world.call(.get, "/sandbox/c/_chatgate/v1/clock").problem == "sandboxes-full")
        #expect(world.call(.delete, "/sandbox/a/_chatgate/v1").status == .noContent)
        #expect(world.call(.get, "/sandbox/c/_chatgate/v1/clock").status == .ok)
        #expect(world.call(.get, "/sandbox/a/_chatgate/v1/clock").problem == "sandboxes-full")
    }

    @Test func `a removal from a foreign page removes nothing`() throws {
        var world = try World()
        let id = try world.start(sandbox: "/sandbox/a")
        for (method, path) in [(Method.delete, ""), (.post, "/reset")] {
            for fields in [[("Origin", "http://evil.example")], [("Host", "evil.example")]] {
                let response = world.call(method, "/sandbox/a/_chatgate/v1" + path, fields: fields)
                #expect([403, 421].contains(response.status.code))
            }
        }
        #expect(world.call(.get, "/sandbox/a\(World.widget)/sessions/\(id)").status == .ok)
    }

    @Test(arguments: [(Method.post, "/reset"), (.delete, "")])
    func `pages that listen are closed, and those of other sandboxes go on`(method: Method, path: String)
        throws
    {
        var world = try World()
        let names = ["/sandbox/a", "/sandbox/b", "/sandbox/c"]
        let ids = try names.map { try world.start(sandbox: $0) }
        let pages = try zip(names, ids).map { try world.listen(to: $1, sandbox: $0) }
        world.agent("unheard", in: ids[0], sandbox: names[0])
        #expect(world.call(method, names[0] + World.control + path).status == .noContent)
        #expect(world.heard() == [pages[0]: .closed])
        for index in [1, 2] { world.agent("to \(index)", in: ids[index], sandbox: names[index]) }
        let heard = world.heard()
        #expect(heard.count == 2)
        for index in [1, 2] { #expect(heard[pages[index]]?.messages == ["to \(index)"]) }
        let fresh = try world.start(sandbox: names[0])
        let page = try world.listen(to: fresh, sandbox: names[0])
        world.agent("again", in: fresh, sandbox: names[0])
        #expect(world.heard()[page]?.messages == ["again"])
    }

    @Test func `a page that went before the end is told nothing any more`() throws {
        var world = try World()
        let page = try world.listen(to: try world.start())
        #expect(world.control(.post, "/reset").status == .noContent)
        world.gateway.closed(page, at: world.real)
        #expect(!world.gateway.hasStreams)
        #expect(world.heard().isEmpty)
        _ = try world.listen(to: try world.start())
        #expect(world.heard()[page] == nil)
    }
}
