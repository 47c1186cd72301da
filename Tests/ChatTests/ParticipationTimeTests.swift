import Chat
import Encoding
import Testing

/// What time brings about in chats with participants.
@Suite struct ParticipationTimeTests {
    @Test func `a visitor who does not connect in five minutes has no chat`() throws {
        var world = ParticipantWorld()
        let started = try world.start()
        world.sandbox.runTimers(at: world.now.advanced(by: .milliseconds(299_999)))
        #expect(world.sandbox.participation(of: started.session)?.endCause == nil)
        world.sandbox.runTimers(at: world.now.advanced(by: .seconds(400)))
        let participation = try #require(world.sandbox.participation(of: started.session))
        #expect(participation.endCause == .notConnected)
        #expect(participation.ending?.at == world.now.advanced(by: .seconds(300)))
    }

    @Test func `who has connected stays until the agreed time is over`() throws {
        var world = ParticipantWorld()
        let started = try world.start(ParticipantWorld.request(duration: .seconds(3_600)))
        _ = try world.connect(started)
        world.sandbox.runTimers(at: world.now.advanced(by: .milliseconds(3_599_999)))
        #expect(world.sandbox.participation(of: started.session)?.endCause == nil)
        world.sandbox.runTimers(at: world.now.advanced(by: .seconds(3_600)))
        #expect(world.sandbox.participation(of: started.session)?.endCause == .duration)
    }

    @Test func `advancing the clock runs what is due in order, each at its own time`() throws {
        var world = ParticipantWorld()
        _ = world.sandbox.change(.freeze(world.now), at: world.now)
        let lasting = try world.start(ParticipantWorld.request(duration: .seconds(3_600)))
        _ = try world.connect(lasting)
        world.advance(.seconds(60))
        let forgotten = try world.start()
        _ = world.sandbox.change(.advance(.seconds(7_200)), at: world.now)
        let ends = world.sandbox.journal.events(after: 0, limit: .max) { $0.type == .sessionEnded }
        #expect(ends.map(\.session) == [forgotten.session, lasting.session])
        #expect(
            ends.map { $0.at.milliseconds - World.noon.milliseconds } == [360_000, 3_600_000])
    }

    @Test func `nothing is due where every chat is over`() throws {
        var world = ParticipantWorld()
        #expect(world.sandbox.nextTimer == nil)
        let chat = try world.chat()
        #expect(world.sandbox.nextTimer == world.now.advanced(by: .seconds(300)))
        try world.sandbox.stop(session: chat.session, at: world.now)
        world.sandbox.runTimers(at: world.now.advanced(by: .seconds(100_000)))
        #expect(world.sandbox.nextTimer == nil)
        #expect(world.events.filter { $0 == "session.ended" }.count == 1)
    }

    @Test func `many chats that are over leave no timers behind`() throws {
        var world = ParticipantWorld(limits: Self.small)
        for _ in 0..<3_000 {
            let chat = try world.chat()
            world.sandbox.leave(as: try world.seat(chat.token), at: world.now)
        }
        var timers = 0
        while let next = world.sandbox.nextTimer, timers < 6_001 {
            world.sandbox.runTimers(at: next)
            timers += 1
        }
        // They share two moments; what counts is that the end comes.
        #expect(world.sandbox.nextTimer == nil)
        #expect(world.events.filter { $0 == "session.ended" }.count == 3_000)
    }

    private static var small: Limits {
        var limits = Limits()
        limits.sessions = 10
        return limits
    }
}
