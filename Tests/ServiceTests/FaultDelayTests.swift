import Chat
import Encoding
import HTTP
import Service
import Testing

/// Answers that come later, because a fault asks for it: on the real clock.
@Suite struct FaultDelayTests {
    @Test func `the answer comes when its real time comes, whatever the sandbox's clock does`() throws {
        var world = try FaultWorld()
        world.world.clock(#"{"freeze":"2030-01-01T00:00:00Z"}"#)
        try world.set("delay=800ms")
        let stream = try world.park()
        #expect(try world.sessions() == 1, "the call has happened")
        #expect(world.world.deadline == world.world.now.advanced(by: .milliseconds(800)))
        world.world.clock(#"{"advance":"9h"}"#)
        world.world.now = world.world.now.advanced(by: .milliseconds(799))
        #expect(world.answers().isEmpty)
        world.world.now = world.world.now.advanced(by: .milliseconds(1))
        let answer = try #require(world.answers()[stream])
        #expect(answer.status == .created && answer.delivery == .whole)
        #expect(world.answers().isEmpty && !world.world.gateway.hasStreams)
        #expect(world.world.deadline == nil)
        #expect(try world.fired()[0]["delay"]?.string == "800ms")
    }

    @Test func `a call that is held back happens then, once, at the time that it is then`() throws {
        var world = try FaultWorld()
        try world.set("delay=800ms", #""when":"before","times":1"#)
        let stream = try world.park(body: #"{"message":"hi"}"#)
        #expect(try world.sessions() == 0)
        world.world.now = world.world.now.advanced(by: .milliseconds(800))
        let answer = try #require(world.answers()[stream])
        #expect(answer.status == .created)
        #expect(try answer.json["session"]?["createdAt"]?.string == "2026-01-15T09:00:00.800Z")
        #expect(try world.sessions() == 1 && world.fired().count == 1)
        #expect(try world.world.events() == ["fault.fired", "session.started", "message"])
    }

    @Test func `a call whose client goes before its time never happens`() throws {
        for (moment, count) in [("before", 0), ("after", 1)] {
            var world = try FaultWorld()
            try world.set("delay=800ms", #""when":"\#(moment)""#)
            let stream = try world.park()
            world.world.gateway.closed(stream, at: world.world.real)
            world.world.now = world.world.now.advanced(by: .seconds(1))
            #expect(world.answers().isEmpty)
            #expect(try world.sessions() == count && !world.world.gateway.hasStreams)
        }
    }

    @Test func `answers of many calls come in the order of their times`() throws {
        var world = try FaultWorld()
        try world.set("delay=300ms", #""times":1"#)
        try world.set("delay=100ms", #""times":1"#)
        try world.set("delay=200ms", #""times":1"#)
        let streams = try (0..<3).map { _ in try world.park() }
        world.world.now = world.world.now.advanced(by: .seconds(1))
        let order = world.world.gateway.collect(at: world.world.real).map(\.stream)
        #expect(order == [streams[1], streams[2], streams[0]])
    }

    @Test(arguments: [
        ("delay=1s,then=reset", Delivery.reset, 0), ("delay=1s,then=reset,when=after", .reset, 1),
        ("delay=1s,truncate=5", .short(by: 5), 1), ("delay=1s,status=503", .whole, 0),
    ])
    func `behind a delay comes what was asked for`(
        _ fault: String, _ delivery: Delivery, _ sessions: Int
    ) throws {
        var world = try FaultWorld()
        try world.set(fault)
        let stream = try world.park()
        #expect(try world.sessions() == sessions)
        world.world.now = world.world.now.advanced(by: .seconds(1))
        #expect(try #require(world.answers()[stream]).delivery == delivery)
        #expect(try world.sessions() == sessions)
    }

    @Test func `a reset leaves nothing behind that is held back`() throws {
        for path in ["/reset", ""] {
            var world = try FaultWorld()
            try world.set("delay=1s", #""when":"before""#, sandbox: "/sandbox/a")
            let stream = try world.park(sandbox: "/sandbox/a")
            let method: HTTP.Method = path.isEmpty ? .delete : .post
            #expect(world.world.call(method, "/sandbox/a\(World.control)\(path)").status == .noContent)
            let answers = world.answers()
            #expect(answers[stream]?.problem == "sandbox-gone")
            world.world.now = world.world.now.advanced(by: .seconds(2))
            #expect(world.answers().isEmpty && !world.world.gateway.hasStreams)
            #expect(try world.sessions(sandbox: "/sandbox/a") == 0)
        }
    }

    @Test func `a live channel is not held back, but can be refused`() throws {
        var world = try FaultWorld()
        let id = try world.world.start()
        try world.set("delay=1s")
        _ = try world.world.listen(to: id)
        try world.set("status=503", #""call":"hear the far side""#)
        let refused = world.reply(.get, "/sessions/\(id)/events")
        guard case .response(let response) = refused else { throw FaultWorld.NotParked(reply: refused) }
        #expect(response.status.code == 503)
    }
}
