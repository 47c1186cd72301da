import Chat
import Encoding
import HTTP
import Service
import Support
import Testing

/// Faults that are set up over HTTP, and the calls that they strike (contract, section 5).
@Suite struct FaultTests {
    @Test func `a fault is set up, listed with what came of it, and taken away`() throws {
        var world = try FaultWorld()
        let body = #"{"fault":"status=503","call":"start a session","times":2,"chance":1,"seed":7}"#
        let created = world.world.control(.post, "/faults", body: body)
        #expect(created.status == .created)
        let shown =
            #"{"id":1,"fault":"status=503","when":"before","call":"start a session","times":2,"seed":7,"#
        #expect(created.text == shown + #""seen":0,"fired":0}"#)
        for status in [503, 503, 201] { #expect(world.answer().status.code == status) }
        let listed = try world.world.control(.get, "/faults").json
        #expect(listed["faults"]?.count == 1 && listed["faults"]?[0]?["fired"]?.int == 2)
        #expect(listed["kinds"]?.elements.compactMap { $0["name"]?.string } == FaultKind.all.map(\.name))
        #expect(world.world.control(.delete, "/faults/1").status == .noContent)
        #expect(world.world.control(.delete, "/faults/1").problem == "unknown-fault")
        #expect(world.world.control(.delete, "/faults/x").problem == "unknown-fault")
        try world.set("reset")
        try world.set("silence")
        #expect(world.world.control(.delete, "/faults").status == .noContent)
        #expect(try world.world.control(.get, "/faults").json["faults"]?.count == 0)
        #expect(world.answer().status == .created)
    }

    @Test(arguments: CaseLine.read("faults/wrong-bodies.txt", columns: 2))
    func `a body that sets up no fault is refused with help`(_ line: CaseLine) throws {
        var world = try FaultWorld()
        let response = world.world.control(.post, "/faults", body: line.columns[1])
        #expect(response.status == .badRequest)
        #expect(try response.json["detail"]?.string?.contains(line.columns[0]) == true, "\(response.text)")
        #expect(try world.world.control(.get, "/faults").json["faults"]?.count == 0)
    }

    @Test func `the sixty-fifth fault is refused`() throws {
        var world = try FaultWorld()
        for _ in 0..<64 { try world.set("reset", #""call":"SendMessage""#) }
        let response = world.world.control(.post, "/faults", body: #"{"fault":"reset"}"#)
        #expect(response.status == .conflict && response.problem == "faults-full")
    }

    @Test func `faults are a sandbox's own, and a reset takes them away`() throws {
        var world = try FaultWorld()
        try world.set("status=500", sandbox: "/sandbox/a")
        #expect(world.answer().status == .created)
        let path = "/sandbox/a\(World.widget)/sessions"
        #expect(world.world.call(.post, path).status.code == 500)
        #expect(try world.fired(sandbox: "/sandbox/a").count == 1 && world.fired().isEmpty)
        #expect(world.world.call(.post, "/sandbox/a\(World.control)/reset").status == .noContent)
        #expect(world.world.call(.post, path).status == .created)
    }

    @Test func `control, health and the demo site are never struck`() throws {
        var world = try FaultWorld { $0.demoSite = true }
        try world.set("status=500")
        for path in ["/_chatgate/v1", "/_chatgate/v1/faults", "/healthz", "/readyz", "/demo"] {
            for field in [[], [(FaultWorld.field, "status=500")], [(FaultWorld.field, "nonsense")]] {
                #expect(world.world.call(.get, path, fields: field).status == .ok, "\(path)")
            }
        }
        #expect(try world.fired().isEmpty)
        #expect(world.answer().status.code == 500)
    }

    @Test func `without a fault nothing changes, and with one for another call neither`() throws {
        var (plain, faulty) = (try FaultWorld(), try FaultWorld())
        try faulty.set("reset", #""call":"SendMessage""#)
        for _ in 0..<3 { #expect(plain.answer() == faulty.answer()) }
    }

    @Test func `a fault before the call leaves no trace of it, one after it does`() throws {
        for (moment, count) in [("before", 0), ("after", 1)] {
            var world = try FaultWorld()
            try world.set("status=503", #""when":"\#(moment)""#)
            #expect(world.answer().status.code == 503)
            #expect(try world.sessions() == count)
            let fired = try #require(try world.fired().first)
            #expect(fired["when"]?.string == moment && fired["fault"]?.string == "status=503")
            #expect(fired["id"]?.int == 1 && fired["call"]?.string == "start a session")
            #expect(fired["widget"]?.string == "demo-applied")
        }
    }

    @Test(arguments: [
        ("reset", Delivery.reset, 0), ("reset,when=after", .reset, 1), ("drop=100", .cut(after: 100), 1),
        ("truncate=10", .short(by: 10), 1), ("slow=16/100ms", .slow(bytes: 16, every: .milliseconds(100)), 1),
    ])
    func `the way of the bytes is told to whoever sends them`(
        _ fault: String, _ delivery: Delivery, _ sessions: Int
    ) throws {
        var world = try FaultWorld()
        try world.set(fault)
        #expect(world.answer().delivery == delivery)
        #expect(try world.sessions() == sessions)
        #expect(world.answer(.get, "/sessions/x").delivery == delivery)
    }

    @Test func `a fault of one session strikes its calls alone`() throws {
        var world = try FaultWorld()
        let (one, two) = (try world.world.start(), try world.world.start())
        try world.set("status=500", #""session":"\#(one)""#)
        for (id, codes) in [(one, [500, 500, 500]), (two, [200, 201, 200])] {
            #expect(world.answer(.get, "/sessions/\(id)").status.code == codes[0])
            let said = world.answer(.post, "/sessions/\(id)/messages", body: #"{"text":"x"}"#)
            #expect(said.status.code == codes[1])
            #expect(world.answer(.get, "/history?session=\(id)").status.code == codes[2])
        }
        #expect(try world.fired().count == 3)
        let event = try world.world.control(.get, "/events?type=fault.fired").json["events"]?[0]
        #expect(event?["session"]?.string == one)
    }

    @Test func `a page of an allowed origin may read the error, a foreign one gets none of it`() throws {
        var world = try FaultWorld()
        try world.set("status=503")
        let own = world.answer(fields: [("Origin", "http://localhost:3000")])
        #expect(own.status.code == 503 && own["access-control-allow-origin"] == "http://localhost:3000")
        let foreign = world.answer(fields: [("Origin", "http://evil.example")])
        #expect(foreign.status == .forbidden && foreign["access-control-allow-origin"] == nil)
    }

    @Test(arguments: CaseLine.read("faults/shapes.txt", columns: 4))
    func `an error has the shape of its platform`(_ line: CaseLine) throws {
        var world = try FaultWorld(Self.configuration)
        let (method, path) = try #require(Self.calls[line.columns[0]])
        try world.set(line.columns[1])
        let response = world.world.call(method, path)
        #expect(response.text == line.columns[3])
        let field = line.columns[2].split(separator: ":", maxSplits: 1).map(String.init)
        let found = response.fields.first { $0.name.lowercased() == field[0] }
        #expect(found?.value == String(field[1].dropFirst()))
        #expect((response["x-amzn-requestid"] != nil) == !["applied", "proxy"].contains(line.columns[0]))
    }

    private static let calls: [String: (HTTP.Method, String)] = [
        "applied": (.post, "/applied/v1/widgets/a/sessions"),
        "proxy": (.post, "/applied/v1/widgets/a/proxy/sessions"),
        "start": (.post, "/connectwidget/api/w/start"), "control": (.put, "/contact/chat"),
        "participant": (.post, "/participant/message"), "socket": (.get, "/connect/websocket"),
    ]

    private static let configuration =
        #"{"widgets":[{"id":"a","platform":"applied","keys":[{"id":"k","#
        + #""secret":"another-secret-0123456789-0123456789"}],"#
        + #""shopify":{"shop":"a.myshopify.com","secret":"another-secret-0123456789-0123456789"}},"#
        + ConnectInstance.widget("") + "]}"
}
