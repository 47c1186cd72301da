import Chat
import Encoding
import HTTP
import Service
import Testing

/// `X-Chatgate-Fault`: a fault without any set-up.
@Suite struct FaultFieldTests {
    @Test func `a request asks for its own fault, and the next one is well`() throws {
        var world = try FaultWorld()
        let fields = [(FaultWorld.field, "status=503")]
        #expect(world.answer(fields: fields).status.code == 503)
        #expect(world.answer().status == .created)
        let fired = try world.fired()
        #expect(fired.count == 1 && fired[0]["id"] == nil && fired[0]["fault"]?.string == "status=503")
        let stream = try world.park(fields: [(FaultWorld.field, "delay=800ms,then=reset")])
        world.world.now = world.world.now.advanced(by: .milliseconds(800))
        #expect(world.answers()[stream]?.delivery == .reset)
    }

    @Test func `a fault that is set up keeps its place behind one that is asked for`() throws {
        var world = try FaultWorld()
        try world.set("status=500", #""times":1"#)
        #expect(world.answer(fields: [(FaultWorld.field, "status=503")]).status.code == 503)
        #expect(world.answer().status.code == 500)
    }

    @Test(arguments: ["", "nonsense", "delay=", "reset,reset", "silence", "close=1012", "status=200"])
    func `what is no fault of a call is refused, and the call does not happen`(_ text: String) throws {
        var world = try FaultWorld()
        let response = world.answer(fields: [(FaultWorld.field, text)])
        #expect(response.status == .badRequest && response.problem == "bad-fault")
        #expect(try world.sessions() == 0 && world.fired().isEmpty)
    }

    @Test func `two fields are refused, and so is a delay of what goes on`() throws {
        var world = try FaultWorld()
        let two = [(FaultWorld.field, "reset"), (FaultWorld.field, "reset")]
        #expect(world.answer(fields: two).problem == "bad-fault")
        let id = try world.world.start()
        let live = world.answer(.get, "/sessions/\(id)/events", fields: [(FaultWorld.field, "delay=1s")])
        #expect(live.problem == "bad-fault")
    }

    @Test func `off loopback it wants the admin token, in a field of its own or as bearer`() throws {
        let token = "an-admin-token-0123456789"
        var world = try FaultWorld {
            ($0.isLoopback, $0.adminToken) = (false, token)
            $0.hosts = ["chat.example"]
        }
        let asks = (FaultWorld.field, "status=503")
        for (fields, code) in [
            ([asks], 403), ([asks, ("X-Chatgate-Admin", "guess")], 403),
            ([asks, ("X-Chatgate-Admin", "")], 403),
            ([asks, ("X-Chatgate-Admin", token)], 503), ([asks, ("Authorization", "Bearer \(token)")], 503),
            ([], 201),
        ] as [([(String, String)], Int)] {
            #expect(world.answer(fields: fields).status.code == code)
        }
        #expect(world.answer(fields: [asks]).problem == "fault-field")
    }

    @Test func `under a foreign name it is not heard`() throws {
        var world = try FaultWorld()
        let fields = [("Host", "evil.example"), (FaultWorld.field, "status=503")]
        #expect(world.answer(fields: fields).problem == "fault-field")
    }

    @Test func `a page may be given the field by its test suite, but no script may send it`() throws {
        var world = try FaultWorld()
        let origin = ("Origin", "http://localhost:3000")
        let answer = world.answer(fields: [origin, (FaultWorld.field, "status=503")])
        #expect(answer.status.code == 503)
        for path in [World.widget + "/sessions", "/participant/message", "/connectwidget/api/x/start"] {
            for name in ["x-chatgate-fault", "X-Chatgate-Fault", "x-chatgate-admin"] {
                let preflight = world.world.call(
                    .options, path,
                    fields: [
                        origin, ("Access-Control-Request-Method", "POST"),
                        ("Access-Control-Request-Headers", "content-type, \(name)"),
                    ])
                let allowed = preflight["access-control-allow-headers"]?.lowercased() ?? ""
                #expect(preflight.status == .noContent && allowed.contains("content-type"))
                #expect(!allowed.contains("chatgate") && !allowed.contains("*"))
            }
        }
    }
}
