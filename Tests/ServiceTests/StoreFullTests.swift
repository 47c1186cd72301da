import Encoding
import HTTP
import Service
import Testing

/// A full store: idle anonymous sessions go first, then ended ones of customers, a live one never.
@Suite struct StoreFullTests {
    static let token = World.customer("u-42")

    /// The ids and data of the evictions so far.
    static func evicted(_ world: inout World) throws -> [String] {
        let events = try world.control(.get, "/events?type=session.evicted").json["events"]
        return try #require(events).elements.map { event in
            let kind = event["data"]?["ended"]?.bool == true ? "ended" : "idle"
            return "\(event["session"]?.string ?? "") \(kind)"
        }
    }

    @Test func `with live sessions alone a start is 503, and nothing changed`() throws {
        var world = try World(#"{"limits":{"sessions":2}}"#)
        for _ in 0..<2 { _ = try world.start(token: Self.token) }
        let before = world.sessions()
        for token in [nil, Self.token, World.customer("u-7")] as [String?] {
            let full = world.widget(.post, "/sessions", token: token, body: #"{"message":"x"}"#)
            #expect(full.status == .serviceUnavailable && full.problem == "store-full")
            #expect(full["content-type"] == "application/problem+json")
            let json = try full.json
            #expect(json.members.map(\.name) == ["type", "title", "status", "detail"])
            #expect(json["title"]?.string == "Service Unavailable" && json["status"]?.int == 503)
        }
        #expect(world.sessions() == before)
        let limits = try #require(world.control(.get, "/events?type=limit.reached").json["events"])
        #expect(limits.count == 3 && limits[0]?["data"]?["limit"]?.string == "sessions")
        #expect(limits[0]?["data"]?["maximum"]?.int == 2)
        #expect(try world.events(query: "type=session.evicted").isEmpty)
    }

    @Test func `a session that ends makes room, and its history goes with it`() throws {
        var world = try World(#"{"limits":{"sessions":2}}"#)
        let ids = try (0..<2).map { _ in try world.start(token: Self.token, body: #"{"message":"hi"}"#) }
        _ = world.control(.post, "/sessions/\(ids[0])/end")
        let fresh = try world.start(token: World.customer("u-7"))
        #expect(!fresh.isEmpty)
        #expect(try Self.evicted(&world) == ["\(ids[0]) ended"])
        #expect(world.widget(.get, "/sessions/\(ids[0])", token: Self.token).problem == "unknown-session")
        #expect(world.control(.get, "/sessions/\(ids[0])").problem == "unknown-session")
        #expect(world.agent("x", in: ids[0]).problem == "unknown-session")
        let past = try world.widget(.get, "/history", token: Self.token).json
        #expect(past["sessions"]?.elements.map { $0["id"]?.string } == [ids[1]])
    }

    @Test func `the order is the contract's`() throws {
        var world = try World(#"{"limits":{"sessions":4}}"#)
        let ended = try world.start(token: Self.token)
        let idle = try (0..<2).map { _ in try world.start() }
        let live = try world.start(token: Self.token)
        _ = world.control(.post, "/sessions/\(ended)/end")
        #expect(world.widget(.get, "/sessions/\(idle[0])").status == .ok, "it was used")
        for _ in 0..<3 { #expect(!(try world.start(token: World.customer("u-7"))).isEmpty) }
        #expect(
            try Self.evicted(&world) == ["\(idle[1]) idle", "\(idle[0]) idle", "\(ended) ended"])
        #expect(world.widget(.post, "/sessions").problem == "store-full")
        #expect(world.widget(.get, "/sessions/\(live)", token: Self.token).status == .ok)
    }

    @Test func `a session that a page listens to is live, and idle again when its last page has gone`() throws
    {
        var world = try World(#"{"limits":{"sessions":1}}"#)
        let id = try world.start()
        #expect(world.widget(.head, "/sessions/\(id)/events").status == .ok, "HEAD does not listen")
        let pages = try (0..<2).map { _ in try world.listen(to: id) }
        for page in pages {
            #expect(world.widget(.post, "/sessions").problem == "store-full")
            world.agent("still here", in: id)
            #expect(world.heard()[page]?.messages == ["still here"])
            world.gateway.closed(page, at: world.real)
            world.gateway.closed(page, at: world.real)
        }
        #expect(world.widget(.post, "/sessions", token: Self.token).status == .created)
        #expect(try Self.evicted(&world) == ["\(id) idle"])
    }

    @Test func `HEAD alone keeps no session in the store`() throws {
        var world = try World(#"{"limits":{"sessions":1}}"#)
        let id = try world.start()
        _ = world.widget(.head, "/sessions/\(id)/events")
        _ = world.widget(.get, "/sessions/\(id)/events", fields: [("Last-Event-ID", "x")])
        #expect(world.widget(.post, "/sessions").status == .created)
        #expect(try Self.evicted(&world) == ["\(id) idle"])
    }

    @Test func `a page that was closed by a logout no longer keeps its session`() throws {
        var world = try World(#"{"limits":{"sessions":1}}"#)
        let id = try world.start(token: Self.token)
        let page = try world.listen(to: id, token: Self.token)
        #expect(world.widget(.post, "/logout?session=\(id)", token: Self.token).status == .noContent)
        #expect(world.heard() == [page: .closed])
        #expect(world.widget(.post, "/sessions").status == .created)
        #expect(try Self.evicted(&world) == ["\(id) ended"])
    }

    @Test func `a bad request evicts nobody`() throws {
        var world = try World(#"{"limits":{"sessions":1}}"#)
        let id = try world.start()
        for (token, body) in [
            (nil, "{"), (nil, #"{"message":""}"#), (nil, #"{"metadata":7}"#), ("x.y.z", ""),
        ] as [(String?, String)] {
            #expect(!world.widget(.post, "/sessions", token: token, body: body).status.isSuccess)
        }
        #expect(world.widget(.get, "/sessions/\(id)").status == .ok)
        #expect(try Self.evicted(&world).isEmpty)
    }

    @Test func `one sandbox that is full leaves room in the others`() throws {
        var world = try World(#"{"limits":{"sessions":1}}"#)
        _ = try world.start(token: Self.token)
        #expect(world.widget(.post, "/sessions").problem == "store-full")
        #expect(!(try world.start(sandbox: "/sandbox/a")).isEmpty)
        #expect(world.control(.post, "/reset").status == .noContent)
        #expect(world.widget(.post, "/sessions").status == .created)
    }
}
