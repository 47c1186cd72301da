import Encoding
import HTTP
import Service
import Testing
import Tokens

/// `PUT /widgets/{id}`: a widget of one sandbox, in the configuration's own form (contract, section 5).
@Suite struct WidgetTests {
    static let secret = "a-secret-of-its-own-0123456789-0123456789"
    static let token = World.token(
        #"{"sub":"u-42"}"#, key: SigningKey(id: nil, secret: Array(secret.utf8)))

    static func body(_ id: String, _ more: String = "", secret: String = secret) -> String {
        #"{"id":"\#(id)","platform":"applied","keys":[{"id":"k","secret":"\#(secret)"}]\#(more)}"#
    }

    static func sessions(_ id: String, sandbox: String = "") -> String {
        "\(sandbox)/applied/v1/widgets/\(id)/sessions"
    }

    @Test func `a new widget is 201, the same again 200, and it serves at once`() throws {
        var world = try World()
        #expect(world.call(.post, Self.sessions("mine"), token: Self.token).problem == "unknown-widget")
        let new = world.control(.put, "/widgets/mine", body: Self.body("mine"))
        #expect(new.status == .created)
        #expect(new.text == #"{"id":"mine","platform":"applied","notes":[]}"#)
        #expect(world.control(.put, "/widgets/mine", body: Self.body("mine")).status == .ok)
        let start = world.call(.post, Self.sessions("mine"), token: Self.token)
        #expect(try start.json["identity"]?["sub"]?.string == "u-42")
        #expect(try world.events(query: "type=widget.changed").count == 2)
        let home = try world.control(.get, "").json["widgets"]
        #expect(home?.elements.compactMap { $0["id"]?.string }.last == "mine")
    }

    @Test func `past the limit of members a new widget is 503, and one that is there is replaced`() throws {
        var world = try World(#"{"limits":{"members":3}}"#)
        #expect(world.control(.put, "/widgets/mine", body: Self.body("mine")).status == .created)
        let full = world.control(.put, "/widgets/other", body: Self.body("other"))
        #expect(full.status == .serviceUnavailable && full.problem == "widgets-full")
        #expect(world.control(.put, "/widgets/mine", body: Self.body("mine")).status == .ok)
        #expect(try world.control(.get, "").json["widgets"]?.count == 3)
        #expect(try world.events(query: "type=limit.reached").count == 1)
        let elsewhere = "/sandbox/a/_chatgate/v1/widgets/other"
        #expect(world.call(.put, elsewhere, body: Self.body("other")).status == .created)
        #expect(world.control(.post, "/reset").status == .noContent)
        #expect(world.control(.put, "/widgets/other", body: Self.body("other")).status == .created)
    }

    @Test func `what is worth a warning is told, and no secret is`() throws {
        var world = try World()
        let shop = #","shopify":{"shop":"demo.myshopify.com","secret":"short"}"#
        let response = world.control(.put, "/widgets/mine", body: Self.body("mine", shop, secret: "short"))
        let notes = try #require(response.json["notes"]).elements.compactMap { $0.string }
        #expect(notes.count == 3)
        #expect(notes.contains { $0.contains("same secret") }, "check 128")
        #expect(notes.contains { $0.contains("5 bytes") })
        #expect(!world.control(.put, "/widgets/mine", body: Self.body("mine")).text.contains(Self.secret))
    }

    @Test func `it is this sandbox's alone`() throws {
        var world = try World()
        let put = world.call(
            .put, "/sandbox/a/_chatgate/v1/widgets/mine", body: Self.body("mine"))
        #expect(put.status == .created)
        for sandbox in ["", "/sandbox/b"] {
            let start = world.call(.post, Self.sessions("mine", sandbox: sandbox), token: Self.token)
            #expect(start.status == .notFound && start.problem == "unknown-widget")
        }
        let deny = Self.body("demo-applied", #","anonymous":"deny""#)
        #expect(world.call(.put, "/sandbox/a/_chatgate/v1/widgets/demo-applied", body: deny).status == .ok)
        #expect(
            world.call(.post, "/sandbox/a\(World.widget)/sessions").problem == "anonymous-denied")
        #expect(world.call(.post, "/sandbox/b\(World.widget)/sessions").status == .created)
        #expect(world.widget(.post, "/sessions").status == .created)
    }

    @Test func `in place of a configured one its rules hold at once, and its sessions stay`() throws {
        var world = try World()
        let demo = World.customer("u-42")
        let id = try world.start(token: demo, body: #"{"message":"hi"}"#)
        let rules = #","strict":true,"agentContext":{"channel":"web"},"allowedOrigins":["https://a.example"]"#
        let put = world.control(.put, "/widgets/demo-applied", body: Self.body("demo-applied", rules))
        #expect(put.status == .ok)
        #expect(try world.widget(.get, "/sessions/\(id)", token: demo).json["reason"]?.string == "signature")
        let session = try world.widget(.get, "/sessions/\(id)", token: Self.token).json
        #expect(session["messages"]?.count == 1)
        #expect(session["agentContext"]?["channel"]?.string == "web")
        let page = #"{"metadata":{"context":{"plan":"gold"}}}"#
        let strict = try world.widget(.post, "/sessions", body: page).json
        #expect(strict["stripped"]?[0]?.string == "metadata.context")
        let fields = [("Origin", "http://localhost:3000")]
        #expect(world.widget(.post, "/sessions", fields: fields).status == .forbidden)
        let allowed = world.widget(.post, "/sessions", fields: [("Origin", "https://a.example")])
        #expect(allowed["access-control-allow-origin"] == "https://a.example")
    }

    @Test func `a logout holds when the widget is put again`() throws {
        var world = try World()
        _ = world.control(.put, "/widgets/mine", body: Self.body("mine"))
        let logout = "/applied/v1/widgets/mine/logout"
        #expect(world.call(.post, logout, token: Self.token).status == .noContent)
        _ = world.control(.put, "/widgets/mine", body: Self.body("mine", #","strict":true"#))
        let start = world.call(.post, Self.sessions("mine"), token: Self.token)
        #expect(try start.json["reason"]?.string == "revoked")
    }

    @Test func `an id is its bytes, escaped in the path`() throws {
        var world = try World()
        for (path, id) in [("a%20b", "a b"), ("caf%C3%A9", "café"), ("cafe%CC%81", "cafe\u{301}")] {
            #expect(world.control(.put, "/widgets/\(path)", body: Self.body(id)).status == .created)
            #expect(world.call(.post, Self.sessions(path)).status == .created)
        }
        #expect(world.control(.put, "/widgets/caf%C3%A9", body: Self.body("cafe\u{301}")).status.code == 400)
    }

    @Test(arguments: [
        ("mine", body("yours")), ("mine", body("Mine")), ("mine", body("mine ")), ("demo-applied", body("x")),
    ])
    func `a body of another id is 400, and nothing changed`(path: String, body: String) throws {
        var world = try World()
        let home = world.control(.get, "").text
        let refused = world.control(.put, "/widgets/\(path)", body: body)
        #expect(refused.status == .badRequest && refused.problem == "bad-widget")
        #expect(world.control(.get, "").text == home)
        #expect(try world.events().isEmpty)
    }

    @Test(arguments: CaseLine.read("applied/bad-widgets.txt", columns: 2))
    func `a widget that contradicts itself is 400 with its place, and nothing changed`(bad: CaseLine) throws {
        let key = #""keys":[{"id":"k","secret":"\#(Self.secret)"}]"#
        let connect = #""platform":"amazon-connect","snippetId":"s","instanceId":"i","contactFlowId":"c""#
        let filled = bad.columns[1].replacing("{keys}", with: key).replacing("{connect}", with: connect)
        let (body, column) = CaseLine.unmarked(filled)
        var world = try World()
        let home = world.control(.get, "").text
        let refused = world.control(.put, "/widgets/demo-applied", body: body)
        #expect(refused.status == .badRequest && refused.problem == "bad-widget", "\(refused.text)")
        let detail = try #require(refused.json["detail"]?.string)
        #expect(detail.hasPrefix("line 1, column \(column): "), "\(detail)")
        #expect(detail.contains(bad.columns[0]), "\(detail)")
        #expect(!refused.text.contains(Self.secret))
        #expect(try world.control(.get, "").text == home && world.events().isEmpty)
        #expect(try KeyTests.outcome(&world, World.customer("u")) == "201")
    }

    @Test func `reset restores the widgets and keys of the configuration`() throws {
        var world = try World()
        _ = world.control(.put, "/widgets/mine", body: Self.body("mine"))
        _ = world.control(.put, "/widgets/demo-applied", body: Self.body("demo-applied"))
        #expect(try KeyTests.ids(&world) == ["k"])
        #expect(world.control(.post, "/reset").status == .noContent)
        #expect(world.call(.post, Self.sessions("mine")).problem == "unknown-widget")
        #expect(try KeyTests.ids(&world) == ["demo"])
        let start = try world.widget(.post, "/sessions", token: World.customer("u-42")).json
        #expect(start["identity"]?["sub"]?.string == "u-42")
        #expect(try world.widget(.post, "/sessions", token: Self.token).json["reason"] != nil)
    }
}
