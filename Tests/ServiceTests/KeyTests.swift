import Encoding
import HTTP
import Service
import Testing
import Tokens

/// Keys are rotated while the gateway runs (contract, section 5).
@Suite struct KeyTests {
    static let keys = "/widgets/demo-applied/keys"
    static let secret = "another-secret-0123456789-0123456789"
    static let old = World.customer("u-42")
    static let new = World.token(
        #"{"sub":"u-42","exp":\#(World.noonSeconds + 3_600)}"#,
        key: SigningKey(id: nil, secret: Array(secret.utf8)))

    static func body(_ id: String, secret: String = secret, _ more: String = "") -> String {
        #"{"id":"\#(id)","secret":"\#(secret)"\#(more)}"#
    }

    /// The ids of a widget's keys, newest first.
    static func ids(_ world: inout World, sandbox: String = "") throws -> [String] {
        let list = try world.call(.get, sandbox + World.control + keys).json
        return list["keys"]?.elements.compactMap { $0["id"]?.string } ?? []
    }

    /// What a start with a token comes to: `201`, or the reason.
    static func outcome(_ world: inout World, _ token: String, sandbox: String = "") throws -> String {
        let response = world.call(.post, sandbox + World.widget + "/sessions", token: token)
        return try response.json["reason"]?.string ?? "\(response.status.code)"
    }

    @Test func `the list names the keys and never shows a secret`() throws {
        var world = try World()
        let list = world.control(.get, Self.keys)
        #expect(list.status == .ok && list["cache-control"] == "no-store")
        #expect(list.text == #"{"keys":[{"id":"demo","retired":false}]}"#)
        let added = world.control(
            .post, Self.keys, body: Self.body("k2", #","retiresAt":"2026-01-15T12:00:00+02:00""#))
        #expect(added.status == .created)
        #expect(added.text == #"{"id":"k2","retiresAt":"2026-01-15T10:00:00.000Z","retired":false}"#)
        for path in [Self.keys, "", "/events", "/sessions"] {
            let text = world.control(.get, path).text
            #expect(!text.contains(Self.secret) && !text.contains("chatgate-demo-applied"), "\(path)")
        }
    }

    @Test func `check 105: a new key verifies at once, and the old one still does`() throws {
        var world = try World()
        #expect(try Self.outcome(&world, Self.new) == "signature")
        #expect(world.control(.post, Self.keys, body: Self.body("k2")).status == .created)
        #expect(try Self.outcome(&world, Self.new) == "201")
        #expect(try Self.outcome(&world, Self.old) == "201")
        #expect(try Self.ids(&world) == ["k2", "demo"])
        let event = try #require(world.control(.get, "/events?type=widget.changed").json["events"]?[0])
        #expect(event["data"]?["widget"]?.string == "demo-applied")
        #expect(event["data"]?["keys"]?.elements.map { $0.string } == ["k2", "demo"])
    }

    @Test func `check 104: what a removed key signed is refused at once`() throws {
        var world = try World()
        _ = world.control(.post, Self.keys, body: Self.body("k2"))
        let id = try world.start(token: Self.old)
        let removed = world.control(.delete, Self.keys + "/demo")
        #expect(removed.status == .noContent && removed.body.isEmpty)
        #expect(try Self.outcome(&world, Self.old) == "signature")
        let read = world.widget(.get, "/sessions/\(id)", token: Self.old)
        #expect(try read.json["reason"]?.string == "signature")
        #expect(world.widget(.get, "/sessions/\(id)", token: Self.new).status == .ok)
        #expect(try Self.ids(&world) == ["k2"])
        #expect(try world.events(query: "type=widget.changed").count == 2)
    }

    @Test func `a key of an id that is there is 409, and the one that is there stays`() throws {
        var world = try World()
        let again = world.control(.post, Self.keys, body: Self.body("demo"))
        #expect(again.status == .conflict && again.problem == "key-exists")
        #expect(!again.text.contains(Self.secret))
        #expect(try Self.outcome(&world, Self.old) == "201")
        #expect(try Self.outcome(&world, Self.new) == "signature")
        #expect(try Self.ids(&world) == ["demo"])
        #expect(try world.events(query: "type=widget.changed").isEmpty)
    }

    @Test(arguments: [("prod/2026", "prod%2F2026"), ("50 %", "50%20%25"), ("clé", "cl%C3%A9")])
    func `a key is removed by its name, escaped in the path`(_ name: String, _ segment: String) throws {
        var world = try World()
        #expect(world.control(.post, Self.keys, body: Self.body(name)).status == .created)
        #expect(world.control(.delete, Self.keys + "/" + segment).status == .noContent)
        #expect(try Self.ids(&world) == ["demo"])
    }

    @Test func `a key whose secret is short comes with a note, and works`() throws {
        var world = try World()
        let short = world.control(.post, Self.keys, body: #"{"id":"k2","secret":"tiny!"}"#)
        #expect(short.status == .created)
        #expect(try short.json["notes"]?[0]?.string?.contains("5 bytes") == true)
        #expect(try world.control(.post, Self.keys, body: Self.body("k3")).json["notes"] == nil)
        let key = SigningKey(id: "k2", secret: Array("tiny!".utf8))
        #expect(try Self.outcome(&world, World.token(#"{"sub":"u"}"#, key: key)) == "201")
    }

    @Test func `the last key stays, and an unknown one is 404`() throws {
        var world = try World()
        let last = world.control(.delete, Self.keys + "/demo")
        #expect(last.status == .conflict && last.problem == "last-key")
        for id in ["nobody", "Demo", "demo%20", "%64emo2"] {
            let unknown = world.control(.delete, Self.keys + "/\(id)")
            #expect(unknown.status == .notFound && unknown.problem == "unknown-key", "\(id)")
        }
        #expect(try Self.outcome(&world, Self.old) == "201")
        #expect(try world.events(query: "type=widget.changed").isEmpty)
    }

    @Test func `past the limit of members a key is 503 until one is deleted`() throws {
        var world = try World(#"{"limits":{"members":3}}"#)
        for id in ["k2", "k3"] {
            #expect(world.control(.post, Self.keys, body: Self.body(id)).status == .created)
        }
        let full = world.control(.post, Self.keys, body: Self.body("k4"))
        #expect(full.status == .serviceUnavailable && full.problem == "keys-full")
        #expect(try full.json["detail"]?.string?.contains("at most 3 keys") == true)
        #expect(try Self.ids(&world) == ["k3", "k2", "demo"])
        let event = try #require(world.control(.get, "/events?type=limit.reached").json["events"]?[0])
        #expect(event["data"]?["limit"]?.string == "members" && event["data"]?["maximum"]?.int == 3)
        #expect(world.control(.delete, Self.keys + "/k2").status == .noContent)
        #expect(world.control(.post, Self.keys, body: Self.body("k4")).status == .created)
    }

    @Test func `an unknown widget has no keys to list, add or remove`() throws {
        var world = try World()
        let path = "/widgets/nobody/keys"
        for response in [
            world.control(.get, path), world.control(.post, path, body: Self.body("k")),
            world.control(.delete, path + "/k"),
        ] { #expect(response.status == .notFound && response.problem == "unknown-widget") }
    }

    @Test func `a widget with security off takes no key`() throws {
        var world = try World()
        let widget =
            #"{"id":"open","platform":"amazon-connect","snippetId":"s","instanceId":"i","#
            + #""contactFlowId":"c","security":"off"}"#
        #expect(world.control(.put, "/widgets/open", body: widget).status == .created)
        let added = world.control(.post, "/widgets/open/keys", body: Self.body("k"))
        #expect(added.status == .conflict && added.problem == "no-keys")
        #expect(world.control(.get, "/widgets/open/keys").text == #"{"keys":[]}"#)
        #expect(world.control(.delete, "/widgets/open/keys/k").problem == "unknown-key")
    }

    @Test func `check 99: a key that retires is taken until then, by the sandbox's clock`() throws {
        var world = try World()
        let until = #","retiresAt":"2026-01-15T09:10:00Z""#
        _ = world.control(.post, Self.keys, body: Self.body("k2", until))
        world.clock(#"{"advance":"599999ms"}"#)
        #expect(try Self.outcome(&world, Self.new) == "201")
        world.clock(#"{"advance":"1ms"}"#)
        #expect(try Self.outcome(&world, Self.new) == "signature")
        #expect(try Self.outcome(&world, Self.old) == "201")
        let list = try world.control(.get, Self.keys).json["keys"]
        #expect(list?.elements.map { $0["retired"]?.bool } == [true, false])
    }

    @Test func `check 105: in a hundred rotations no request sees no key`() throws {
        var world = try World()
        var previous = World.key
        for number in 1...100 {
            let secret = "rotating-secret-0123456789-0123456-\(number)"
            let key = SigningKey(id: "k\(number)", secret: Array(secret.utf8))
            #expect(
                world.control(.post, Self.keys, body: Self.body("k\(number)", secret: secret)).status
                    == .created)
            for signer in [previous, key] {
                let token = World.token(#"{"sub":"u-42"}"#, key: signer)
                #expect(try Self.outcome(&world, token) == "201", "rotation \(number)")
            }
            let gone = number == 1 ? "demo" : "k\(number - 1)"
            #expect(world.control(.delete, Self.keys + "/\(gone)").status == .noContent)
            let stale = World.token(#"{"sub":"u-42"}"#, key: previous)
            #expect(try Self.outcome(&world, stale) == "signature")
            previous = key
        }
        #expect(try Self.ids(&world) == ["k100"])
    }

    @Test func `a key belongs to its sandbox`() throws {
        var world = try World()
        #expect(
            world.call(.post, "/sandbox/a/_chatgate/v1" + Self.keys, body: Self.body("k2")).status
                == .created)
        #expect(
            world.call(.delete, "/sandbox/a/_chatgate/v1\(Self.keys)/demo").status == .noContent)
        for sandbox in ["", "/sandbox/b"] {
            #expect(try Self.outcome(&world, Self.new, sandbox: sandbox) == "signature")
            #expect(try Self.outcome(&world, Self.old, sandbox: sandbox) == "201")
            #expect(try Self.ids(&world, sandbox: sandbox) == ["demo"])
        }
        #expect(try Self.outcome(&world, Self.new, sandbox: "/sandbox/a") == "201")
        #expect(try Self.outcome(&world, Self.old, sandbox: "/sandbox/a") == "signature")
    }

    @Test(arguments: CaseLine.read("applied/bad-keys.txt", columns: 2))
    func `a key that the configuration would refuse is 400 with its place, and nothing changed`(
        bad: CaseLine
    ) throws {
        var world = try World()
        let (body, column) = CaseLine.unmarked(bad.columns[1])
        let refused = world.control(.post, Self.keys, body: body)
        #expect(refused.status == .badRequest && refused.problem == "bad-widget")
        let detail = try #require(refused.json["detail"]?.string)
        #expect(detail.hasPrefix("line 1, column \(column): "), "\(detail)")
        #expect(detail.contains(bad.columns[0]), "\(detail)")
        #expect(try Self.ids(&world) == ["demo"])
        #expect(try world.events().isEmpty)
    }
}
