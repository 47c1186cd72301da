import Encoding
import HTTP
import Service
import Testing

/// The calendar is set while somebody waits: a while stays as long as it was, and dates go with it.
@Suite struct CalendarStepTests {
    private static let steps = [Duration.seconds(-86_400), .seconds(86_400), .milliseconds(-150)]

    private func step(_ world: inout World, by step: Duration) {
        world.now = world.now.advanced(by: step)
        world.stepped += step
    }

    @Test(arguments: steps) func `a wait for events takes as long as it would have`(_ step: Duration) throws {
        var world = try World()
        let parked = try #require(world.wait(#"{"match":{"type":"message"},"timeout":"5s"}"#).stream)
        world.now = world.now.advanced(by: .seconds(2))
        self.step(&world, by: step)
        #expect(world.answers().isEmpty)
        #expect(world.deadline == world.now.advanced(by: .seconds(3)))
        world.now = world.now.advanced(by: .milliseconds(2_999))
        #expect(world.answers().isEmpty)
        world.now = world.now.advanced(by: .milliseconds(1))
        #expect(world.answers()[parked]?.status.code == 409)
        #expect(world.deadline == nil)
    }

    @Test(arguments: steps) func `a reply that a fault holds back comes when it would have`(
        _ step: Duration
    ) throws {
        var world = try FaultWorld()
        try world.set("delay=5s")
        let stream = try world.park()
        self.step(&world.world, by: step)
        #expect(world.answers().isEmpty)
        world.world.now = world.world.now.advanced(by: .milliseconds(4_999))
        #expect(world.answers().isEmpty)
        world.world.now = world.world.now.advanced(by: .milliseconds(1))
        #expect(world.answers()[stream]?.status == .created)
    }

    @Test(arguments: steps) func `the socket of an ended chat has its minute`(_ step: Duration) throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let socket = try world.subscribed(chat)
        _ = world.world.call(.post, World.control + "/sessions/\(chat.id)/end", body: "{}")
        #expect(world.heard() == [socket: ["- chat.ended"]])
        self.step(&world.world, by: step)
        #expect(world.heard().isEmpty)
        world.world.now = world.world.now.advanced(by: .milliseconds(59_999))
        #expect(world.heard().isEmpty)
        world.world.now = world.world.now.advanced(by: .milliseconds(1))
        #expect(world.heard() == [socket: ["close 1000"]])
    }

    @Test func `a page is closed when the calendar is set past its expiry, and not before`() throws {
        var world = try World()
        let token = World.customer("u-42")
        let page = try world.listen(to: try world.start(token: token), token: token)
        _ = world.heard()
        #expect(world.deadline == Instant(seconds: World.noonSeconds + 3_600))
        step(&world, by: .seconds(-86_400))
        #expect(world.heard().isEmpty)
        #expect(world.deadline == Instant(seconds: World.noonSeconds + 3_600))
        step(&world, by: .seconds(86_400 + 3_600))
        #expect(world.heard() == [page: .closed])
    }
}
