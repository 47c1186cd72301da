import Encoding
import HTTP
import Service
import Testing

/// The one clock of a sandbox (contract, section 5).
@Suite struct ClockTests {
    static let token = World.customer("u-42")

    /// What the clock shows, with `frozen` behind it where it stands still.
    static func shown(_ world: inout World, sandbox: String = "") throws -> String {
        let clock = try world.call(.get, sandbox + World.control + "/clock").json
        #expect(clock.members.map(\.name) == ["now", "frozen"])
        return (clock["now"]?.string ?? "") + (clock["frozen"]?.bool == true ? " frozen" : "")
    }

    @Test func `a clock runs with the real one until it is told otherwise`() throws {
        var world = try World()
        #expect(try Self.shown(&world) == "2026-01-15T09:00:00.000Z")
        world.now = world.now.advanced(by: .milliseconds(1_500))
        #expect(try Self.shown(&world) == "2026-01-15T09:00:01.500Z")
        #expect(try world.events().isEmpty)
    }

    @Test(arguments: ["253402300800", "-62167219201", "1e15", #""10000-01-01T00:00:00Z""#])
    func `a verdict is asked for within the years that a clock can show`(at: String) throws {
        var world = try World()
        let body = #"{"widget":"demo-applied","token":"\#(Self.token)","at":\#(at)}"#
        let response = world.control(.post, "/verdicts", body: body)
        #expect(response.status == .badRequest && response.text.contains("0000 to 9999"))
    }

    @Test(arguments: ["-1h", "1h30m", "9", "99999999999999999999d"])
    func `a clock goes forward by one number of one unit, and says so`(advance: String) throws {
        var world = try World()
        let response = world.clock(#"{"advance":"\#(advance)"}"#)
        #expect(response.status == .badRequest)
        #expect(response.text.contains("one number and one of d, h, m, s, ms"))
    }

    @Test func `it is frozen, moved while it stands, and let run again`() throws {
        var world = try World()
        let frozen = world.clock(#"{"freeze":"2030-06-01T12:00:00.25+02:00"}"#)
        #expect(frozen.status == .ok)
        #expect(frozen.text == #"{"now":"2030-06-01T10:00:00.250Z","frozen":true}"#)
        world.now = world.now.advanced(by: .seconds(3_600))
        #expect(try Self.shown(&world) == "2030-06-01T10:00:00.250Z frozen")
        #expect(
            world.clock(#"{"advance":"9m"}"#).text == #"{"now":"2030-06-01T10:09:00.250Z","frozen":true}"#)
        #expect(
            world.clock(#"{"resume":true}"#).text == #"{"now":"2026-01-15T10:00:00.000Z","frozen":false}"#)
    }

    @Test func `it is moved while it runs, and every move counts until it runs with the real one again`()
        throws
    {
        var world = try World()
        world.clock(#"{"advance":"9m"}"#)
        world.clock(#"{"advance":"1.5s"}"#)
        world.now = world.now.advanced(by: .seconds(2))
        #expect(try Self.shown(&world) == "2026-01-15T09:09:03.500Z")
        world.clock(#"{"advance":"0s"}"#)
        #expect(try Self.shown(&world) == "2026-01-15T09:09:03.500Z")
        world.clock(#"{"resume":true}"#)
        #expect(try Self.shown(&world) == "2026-01-15T09:00:02.000Z")
        #expect(try world.events(query: "type=clock.changed").count == 4)
    }

    @Test func `sessions, messages, events and verdicts follow it`() throws {
        var world = try World()
        world.clock(#"{"freeze":"2001-02-03T04:05:06.789Z"}"#)
        let id = try world.start(body: #"{"message":"x"}"#)
        let session = try world.widget(.get, "/sessions/\(id)").json
        #expect(session["session"]?["createdAt"]?.string == "2001-02-03T04:05:06.789Z")
        #expect(session["messages"]?[0]?["createdAt"]?.string == "2001-02-03T04:05:06.789Z")
        let events = try #require(world.control(.get, "/events").json["events"])
        #expect(events.elements.allSatisfy { $0["at"]?.string == "2001-02-03T04:05:06.789Z" })
        let data = try #require(events[0]?["data"])
        #expect(data["now"]?.string == "2001-02-03T04:05:06.789Z" && data["frozen"]?.bool == true)
        let old = World.token(#"{"sub":"u","exp":981173107}"#)
        let body = #"{"widget":"demo-applied","token":"\#(old)"}"#
        #expect(try world.control(.post, "/verdicts", body: body).json["decision"]?.string == "verified")
    }

    @Test func `check 95: a token ends by the sandbox's clock and not by the real one`() throws {
        var world = try World()
        world.clock(#"{"advance":"3599999ms"}"#)
        let id = try world.start(token: Self.token)
        world.clock(#"{"advance":"1ms"}"#)
        let late = world.widget(
            .post, "/sessions/\(id)/messages", token: Self.token, body: #"{"text":"x"}"#)
        #expect(try late.status == .unauthorized && late.json["reason"]?.string == "expired")
        world.clock(#"{"resume":true}"#)
        #expect(world.widget(.get, "/sessions/\(id)", token: Self.token).status == .ok)
        world.clock(#"{"freeze":"2026-01-15T09:59:59.999Z"}"#)
        world.now = world.now.advanced(by: .seconds(86_400))
        #expect(world.widget(.get, "/sessions/\(id)", token: Self.token).status == .ok)
    }

    @Test func `a frozen sandbox stands beside one that runs and one that is ahead`() throws {
        var world = try World()
        world.clock(#"{"freeze":"1999-12-31T23:59:59Z"}"#, sandbox: "/sandbox/frozen")
        world.clock(#"{"advance":"2h"}"#, sandbox: "/sandbox/ahead")
        world.now = world.now.advanced(by: .seconds(1))
        #expect(try Self.shown(&world, sandbox: "/sandbox/frozen") == "1999-12-31T23:59:59.000Z frozen")
        #expect(try Self.shown(&world, sandbox: "/sandbox/ahead") == "2026-01-15T11:00:01.000Z")
        #expect(try Self.shown(&world, sandbox: "/sandbox/runs") == "2026-01-15T09:00:01.000Z")
        #expect(try Self.shown(&world) == "2026-01-15T09:00:01.000Z")
        let statuses = ["frozen", "ahead", "runs"].map { name in
            world.call(.post, "/sandbox/\(name)\(World.widget)/sessions", token: Self.token).status.code
        }
        #expect(statuses == [201, 401, 201])
    }

    @Test func `check 91: a revocation stays when the clock goes back`() throws {
        var world = try World()
        world.clock(#"{"freeze":"2026-01-15T09:30:00Z"}"#)
        #expect(world.widget(.post, "/logout", token: Self.token).status == .noContent)
        for change in [#"{"freeze":"2026-01-15T09:00:00Z"}"#, #"{"resume":true}"#] {
            world.clock(change)
            let refused = world.widget(.post, "/sessions", token: Self.token)
            #expect(try refused.status == .unauthorized && refused.json["reason"]?.string == "revoked")
        }
    }

    @Test func `order is by start and not by a clock that goes back`() throws {
        var world = try World()
        let first = try world.start(token: Self.token)
        world.clock(#"{"freeze":"2025-01-01T00:00:00Z"}"#)
        let second = try world.start(token: Self.token)
        let page = try world.widget(.get, "/history", token: Self.token).json
        #expect(page["sessions"]?.elements.map { $0["id"]?.string } == [second, first])
        let all = try world.control(.get, "/sessions").json
        #expect(all["sessions"]?.elements.map { $0["id"]?.string } == [first, second])
    }

    static let nonsense = CaseLine.read("applied/clock-nonsense.txt", columns: 2)

    @Test(arguments: nonsense)
    func `a clock set to nonsense is 400, and nothing changed`(bad: CaseLine) throws {
        var world = try World()
        for before in ["", #"{"advance":"1h"}"#, #"{"freeze":"2020-01-01T00:00:00Z"}"#] {
            if !before.isEmpty { #expect(world.clock(before).status == .ok) }
            let shown = try Self.shown(&world)
            let events = try world.events()
            let refused = world.clock(bad.columns[1])
            #expect(refused.status == .badRequest && refused.problem == bad.columns[0], "\(refused.text)")
            #expect(try Self.shown(&world) == shown)
            #expect(try world.events() == events)
        }
    }

    @Test func `every kind of nonsense is in the file`() {
        #expect(Self.nonsense.count >= 40)
    }

    @Test func `the calendar's ends can be reached, and a clock that runs over them is answered`() throws {
        var world = try World()
        for text in ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"] {
            #expect(world.clock(#"{"freeze":"\#(text)"}"#).status == .ok)
            #expect(try Self.shown(&world) == text + " frozen")
            #expect(!(try world.start()).isEmpty)
        }
        world.clock(#"{"resume":true}"#)
        let left = Instant(seconds: 253_402_300_799).duration(since: world.now).milliseconds
        #expect(world.clock(#"{"advance":"\#(left)ms"}"#).status == .ok)
        world.now = world.now.advanced(by: .seconds(3_600))
        #expect(try Self.shown(&world) == "9999-12-31T23:59:59.999Z")
        #expect(!(try world.start()).isEmpty)
        #expect(world.clock(#"{"advance":"1ms"}"#).problem == "bad-clock")
        #expect(world.clock(#"{"resume":true}"#).status == .ok)
    }
}
