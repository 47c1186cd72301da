import Encoding
import HTTP
import Service
import Testing

/// The calls of a page behind a Shopify app proxy (contract, section 3).
@Suite struct ShopifyTests {
    static let query = ProxyPage.query()
    static let guest = ProxyPage.query("")
    static let page = #"{"metadata":{"context":{"plan":"gold"},"groups":["vip"],"data":{"a":1}}}"#

    @Test func `check 111: every call is served, and the customer is the shop's`() throws {
        var world = try World(ProxyPage.configuration())
        let start = world.proxy(.post, "/sessions", Self.query, body: Self.page)
        #expect(start.status == .created)
        let json = try start.json
        #expect(json["identity"]?["kind"]?.string == "verified")
        #expect(json["identity"]?["sub"]?.string == ProxyPage.sub)
        #expect(json["historyScope"]?.string == "all-sessions" && json["trust"]?.string == "verified")
        #expect(json["agentContext"]?.count == 0 && json["stripped"]?.count == 2)
        #expect(json["metadata"]?["data"]?["a"]?.int == 1 && json["metadata"]?.count == 1)
        let id = try #require(json["session"]?["id"]?.string)
        let said = world.proxy(.post, "/sessions/\(id)/messages", Self.query, body: #"{"text":"hi"}"#)
        #expect(said.status == .created)
        #expect(try world.proxy(.get, "/sessions/\(id)", Self.query).json["messages"]?.count == 1)
        let past = try world.proxy(.get, "/history", Self.query).json
        #expect(past["scope"]?.string == "all-sessions")
        #expect(past["sessions"]?.elements.map { $0["id"]?.string } == [id])
        let page = try world.stream(at: ProxyPage.widget + "/proxy/sessions/\(id)/events" + Self.query)
        world.agent("hello", in: id)
        #expect(world.heard()[page]?.messages == ["hello"])
        let out = ProxyPage.query("7001", [("session", id)])
        #expect(world.proxy(.post, "/logout", out).status == .noContent)
        #expect(world.heard()[page]?.ends == true)
    }

    @Test(arguments: [
        ProxyPage.query(""),
        ProxyPage.query(ProxyPage.parameters().filter { $0.0 != "logged_in_customer_id" }),
    ])
    func `checks 112 and 113: a guest, by an empty id or none, is anonymous`(guest: String) throws {
        var world = try World(ProxyPage.configuration())
        let start = try world.proxy(.post, "/sessions", guest, body: Self.page).json
        #expect(start["identity"]?["kind"]?.string == "anonymous" && start["identity"]?["sub"] == nil)
        #expect(start["historyScope"]?.string == "current-session")
        #expect(start["trust"]?.string == "untrusted" && start["agentContext"]?["plan"]?.string == "gold")
        let id = try #require(start["session"]?["id"]?.string)
        #expect(world.proxy(.get, "/sessions/\(id)", guest).status == .ok)
        #expect(world.proxy(.get, "/history", guest).problem == "session-required")
        #expect(world.proxy(.post, "/logout", guest).problem == "session-required")
        #expect(world.proxy(.get, "/sessions/\(id)", Self.query).problem == "unknown-session")
    }

    @Test func `a guest names the session inside the signed query`() throws {
        var world = try World(ProxyPage.configuration())
        let id = try world.proxyStart(Self.guest, body: #"{"message":"hi"}"#)
        let named = ProxyPage.query("", [("session", id)])
        let past = try world.proxy(.get, "/history", named).json
        #expect(past["scope"]?.string == "current-session")
        #expect(past["sessions"]?.elements.map { $0["id"]?.string } == [id])
        #expect(world.proxy(.post, "/logout", named).status == .noContent)
        let said = world.proxy(.post, "/sessions/\(id)/messages", Self.guest, body: #"{"text":"x"}"#)
        #expect(said.problem == "session-ended")
    }

    @Test func `limit and cursor are read from inside the signed query, and nowhere else`() throws {
        var world = try World(ProxyPage.configuration())
        let ids = try (0..<3).map { try world.proxyStart(Self.query, body: #"{"message":"\#($0)"}"#) }
        var seen: [String] = []
        var more: [(String, String)] = [("limit", "1")]
        for _ in 0..<9 {
            let page = try world.proxy(.get, "/history", ProxyPage.query("7001", more)).json
            seen += page["sessions"]?.elements.compactMap { $0["id"]?.string } ?? []
            guard let next = page["next"]?.string else { break }
            more = [("limit", "1"), ("cursor", next)]
        }
        #expect(seen == ids.reversed())
        let bad = world.proxy(.get, "/history", ProxyPage.query("7001", [("limit", "0")]))
        #expect(bad.problem == "bad-query")
        for added in ["&limit=1", "&session=\(ids[0])", "&cursor=x", "&token=x"] {
            let refused = world.proxy(.get, "/history", Self.query + added)
            #expect(try refused.json["reason"]?.string == "signature", "check 114: \(added)")
        }
    }

    @Test func `a cursor of the shop's customer is nobody else's`() throws {
        var world = try World(ProxyPage.configuration())
        for _ in 0..<2 { _ = try world.proxyStart(Self.query) }
        let page = try world.proxy(.get, "/history", ProxyPage.query("7001", [("limit", "1")])).json
        let cursor = try #require(page["next"]?.string)
        let other = ProxyPage.query("7002", [("cursor", cursor)])
        #expect(world.proxy(.get, "/history", other).problem == "bad-cursor")
        let token = World.customer("7001")
        let history = ProxyPage.widget + "/history?cursor=\(cursor)"
        #expect(world.call(.get, history, token: token).problem == "bad-cursor")
    }

    @Test func `customers of two kinds of credential are never one`() throws {
        var world = try World(ProxyPage.configuration())
        let theirs = try world.proxyStart(Self.query)
        let others = [
            try world.proxyStart(ProxyPage.query("7002")),
            try #require(
                world.call(.post, ProxyPage.widget + "/sessions", token: World.customer("7001"))
                    .json["session"]?["id"]?.string),
        ]
        let past = try world.proxy(.get, "/history", Self.query).json
        #expect(past["sessions"]?.elements.map { $0["id"]?.string } == [theirs])
        for other in others {
            #expect(world.proxy(.get, "/sessions/\(other)", Self.query).problem == "unknown-session")
        }
    }

    @Test func `a token's sub may not begin as the shop's customers do`() throws {
        var world = try World(ProxyPage.configuration())
        for sub in [ProxyPage.sub, "shopify:", "shopify:other"] {
            let token = World.customer(sub)
            let direct = world.call(.post, ProxyPage.widget + "/sessions", token: token)
            #expect(direct.status == .unauthorized)
            #expect(try direct.json["reason"]?.string == "subject")
            let beside = world.proxy(.post, "/sessions", Self.guest, token: token)
            #expect(try beside.json["reason"]?.string == "subject")
            let plain = world.call(.post, "/applied/v1/widgets/plain/sessions", token: token)
            #expect(try plain.json["identity"]?["sub"]?.string == sub)
        }
        for sub in ["Shopify:x", "shopify", " shopify:x"] {
            let token = World.customer(sub)
            #expect(world.call(.post, ProxyPage.widget + "/sessions", token: token).status == .created)
        }
    }

    @Test func `a logout revokes no signed query, and closes the session`() throws {
        var world = try World(ProxyPage.configuration())
        let id = try world.proxyStart(Self.query)
        #expect(world.proxy(.post, "/logout", Self.query).status == .noContent)
        #expect(world.proxy(.get, "/sessions/\(id)", Self.query).status == .ok)
        let out = ProxyPage.query("7001", [("session", id)])
        for _ in 0..<2 { #expect(world.proxy(.post, "/logout", out).status == .noContent) }
        let said = world.proxy(.post, "/sessions/\(id)/messages", Self.query, body: #"{"text":"x"}"#)
        #expect(said.problem == "session-ended")
        #expect(world.proxy(.post, "/sessions", Self.query).status == .created)
        #expect(try world.events(query: "type=token.revoked").isEmpty)
        let foreign = ProxyPage.query("7002", [("session", id)])
        #expect(world.proxy(.post, "/logout", foreign).problem == "unknown-session")
    }

    @Test func `check 124: the signature says nothing about the body`() throws {
        var world = try World(ProxyPage.configuration())
        let bodies = [
            Self.page, #"{"metadata":{"context":{"plan":"x"},"sub":"7002"},"identity":{"sub":"7002"}}"#,
            #"{"shop":"other.myshopify.com","logged_in_customer_id":"7002"}"#, "",
        ]
        for body in bodies {
            let start = try world.proxy(.post, "/sessions", Self.query, body: body).json
            #expect(start["identity"]?["sub"]?.string == ProxyPage.sub, "\(body)")
            #expect(start["agentContext"]?.count == 0, "what the page says is not told as the shop's word")
            #expect(start["metadata"]?["context"] == nil)
        }
        let id = try world.proxyStart(Self.query)
        let body = #"{"text":"x","metadata":{"context":{"plan":"gold"},"groups":1,"d":2}}"#
        let said = world.proxy(.post, "/sessions/\(id)/messages", Self.query, body: body)
        #expect(try said.json["stripped"]?.count == 2)
    }

    @Test func `check 126: a query that comes again is served, and the journal says so`() throws {
        var world = try World(ProxyPage.configuration())
        let id = try world.proxyStart(Self.query)
        #expect(try world.events() == ["session.started"])
        world.now = world.now.advanced(by: .seconds(90))
        #expect(world.proxy(.get, "/sessions/\(id)", Self.query).status == .ok)
        #expect(world.proxy(.get, "/history", Self.query).status == .ok)
        let again = try #require(world.control(.get, "/events?type=credential.replayed").json["events"])
        #expect(again.count == 2)
        #expect(again[0]?["data"]?["identity"]?["sub"]?.string == ProxyPage.sub)
        #expect(again[0]?["data"]?["widget"]?.string == "shop")
        let fresh = ProxyPage.query(at: World.noonSeconds + 90)
        #expect(world.proxy(.get, "/sessions/\(id)", fresh).status == .ok)
        #expect(try world.events(query: "type=credential.replayed").count == 2)
        #expect(!world.control(.get, "/events").text.contains(ProxyPage.signature(ProxyPage.parameters())))
    }

    @Test func `check 126: a logout by a query that came before is flagged too, and one alone is not`() throws
    {
        for (query, token) in [(Self.query, nil), (Self.guest, World.customer("u-42"))] as [(String, String?)]
        {
            var world = try World(ProxyPage.configuration())
            for again in 0..<3 {
                #expect(world.proxy(.post, "/logout", query, token: token).status == .noContent)
                #expect(try world.events(query: "type=credential.replayed").count == again)
            }
        }
    }

    @Test func `a page that a fresh query opened goes on to hear`() throws {
        var world = try World(ProxyPage.configuration())
        let ids = try [Self.query, Self.guest].map { try world.proxyStart($0) }
        let pages = try zip(ids, [Self.query, Self.guest]).map { id, query in
            try world.stream(at: ProxyPage.widget + "/proxy/sessions/\(id)/events" + query)
        }
        #expect(world.deadline == nil)
        world.now = world.now.advanced(by: .seconds(3_600))
        for id in ids { world.agent("late", in: id) }
        let heard = world.heard()
        for page in pages { #expect(heard[page]?.messages == ["late"]) }
        let path = ProxyPage.widget + "/proxy/sessions/\(ids[0])/events"
        #expect(try world.call(.get, path + Self.query).json["reason"]?.string == "expired")
    }
}
