import Encoding
import HTTP
import Service
import Testing

/// `/sandbox/{name}` (contract, section 5), and who may call control.
@Suite struct SandboxTests {
    static let token = World.customer("u-42")

    @Test func `a sandbox owns its sessions, journal, revocations and ids`() throws {
        var world = try World()
        let one = try world.start(token: Self.token, sandbox: "/sandbox/one")
        let two = try world.start(token: Self.token, sandbox: "/sandbox/two")
        #expect(one != two && !one.isEmpty)
        let foreign = world.call(.get, "/sandbox/two\(World.widget)/sessions/\(one)", token: Self.token)
        #expect(foreign.status == .notFound)
        #expect(world.widget(.get, "/sessions/\(one)", token: Self.token).status == .notFound)
        #expect(
            world.call(.post, "/sandbox/one\(World.widget)/logout", token: Self.token).status == .noContent)
        #expect(try world.events(sandbox: "/sandbox/one") == ["session.started", "token.revoked"])
        #expect(try world.events(sandbox: "/sandbox/two") == ["session.started"])
        #expect(try world.events().isEmpty)
        let still = world.call(.get, "/sandbox/two\(World.widget)/sessions/\(two)", token: Self.token)
        #expect(still.status == .ok)
    }

    @Test func `a cursor of one sandbox is refused in another`() throws {
        var world = try World()
        for name in ["one", "two"] {
            for _ in 0..<2 { _ = try world.start(token: Self.token, sandbox: "/sandbox/\(name)") }
        }
        let path = World.widget + "/history?limit=1"
        let page = try world.call(.get, "/sandbox/one" + path, token: Self.token).json
        let next = try #require(page["next"]?.string)
        #expect(world.call(.get, "/sandbox/one\(path)&cursor=\(next)", token: Self.token).status == .ok)
        #expect(
            world.call(.get, "/sandbox/two\(path)&cursor=\(next)", token: Self.token).problem == "bad-cursor")
    }

    @Test func `no prefix means default, and names differ by their case`() throws {
        var world = try World()
        let id = try world.start()
        #expect(world.call(.get, "/sandbox/default\(World.widget)/sessions/\(id)").status == .ok)
        #expect(world.call(.get, "/sandbox/Default\(World.widget)/sessions/\(id)").status == .notFound)
    }

    @Test func `at the limit of sandboxes another is 503, and those that are there go on`() throws {
        var world = try World(#"{"limits":{"sandboxes":3}}"#)
        for name in ["a", "b"] { #expect(world.call(.get, "/sandbox/\(name)/_chatgate/v1").status == .ok) }
        let full = world.call(.get, "/sandbox/c/_chatgate/v1")
        #expect(full.status == .serviceUnavailable && full.problem == "sandboxes-full")
        #expect(world.call(.get, "/sandbox/a/_chatgate/v1").status == .ok)
        #expect(world.call(.get, "/_chatgate/v1").status == .ok)
    }

    @Test func `a control call that is refused makes no sandbox`() throws {
        var world = try World(#"{"limits":{"sandboxes":2}}"#)
        for number in 0..<5 {
            let path = "/sandbox/x\(number)/_chatgate/v1"
            #expect(world.call(.get, path, fields: [("Origin", "http://evil.example")]).status == .forbidden)
            #expect(world.call(.get, path, fields: [("Host", "evil.example")]).status.code == 421)
        }
        #expect(world.call(.get, "/sandbox/mine/_chatgate/v1").status == .ok)
    }

    @Test(arguments: [
        "localhost", "localhost:4820", "LOCALHOST", "127.0.0.1", "127.0.0.1:1", "127.1.2.3", "[::1]",
        "[::1]:4820",
        "gate.test", "gate.test:99", "GATE.test",
    ]) func `control answers under loopback names and those configured`(host: String) throws {
        var world = try World(#"{"hosts":["gate.test"]}"#)
        #expect(world.call(.get, "/_chatgate/v1", fields: [("Host", host)]).status == .ok)
    }

    @Test func `the gateway's own origin may call control`() throws {
        var world = try World()
        for (origin, host) in [
            ("http://127.0.0.1:4820", "127.0.0.1:4820"), ("http://localhost:4820", "localhost:4820"),
            ("http://127.0.0.1:4820", "localhost:4820"),
        ] {
            #expect(
                world.call(.get, "/_chatgate/v1", fields: [("Origin", origin), ("Host", host)]).status == .ok)
        }
        let other = [("Origin", "http://localhost:4821"), ("Host", "localhost:4820")]
        #expect(world.call(.get, "/_chatgate/v1", fields: other).status == .forbidden)
    }

    @Test func `off loopback control wants the admin token, and pages do not`() throws {
        var world = try World {
            $0.isLoopback = false
            $0.adminToken = "s3cret"
        }
        for value in [nil, "Bearer", "Bearer s3cre", "Bearer s3cret2", "Basic s3cret", "s3cret"] {
            let response = world.call(
                .get, "/_chatgate/v1", fields: value.map { [("Authorization", $0)] } ?? [])
            #expect(response.status == .unauthorized)
            #expect(response["www-authenticate"] == "Bearer")
            #expect(try response.json["reason"] == nil, "reasons are for tokens only")
        }
        #expect(world.call(.get, "/_chatgate/v1", token: "s3cret").status == .ok)
        #expect(world.widget(.post, "/sessions").status == .created)
    }

    @Test func `off loopback without an admin token control is closed`() throws {
        var world = try World { $0.isLoopback = false }
        for value in ["", "Bearer", "Bearer ", "Bearer x"] {
            #expect(
                world.call(.get, "/_chatgate/v1", fields: [("Authorization", value)]).status == .unauthorized)
        }
    }
}
