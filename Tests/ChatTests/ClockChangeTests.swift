import Chat
import Encoding
import Testing

/// A sandbox's clock is changed, or refuses and stays (contract, section 5).
@Suite struct ClockChangeTests {
    private static let first = Instant(seconds: -62_167_219_200)
    private static let last = Instant(milliseconds: 253_402_300_799_999)

    @Test func `a change is told at its own time, and once`() {
        var world = World()
        let later = Instant(seconds: World.noonSeconds + 60)
        #expect(world.sandbox.change(.freeze(later), at: World.noon) == true)
        #expect(world.sandbox.change(.advance(.milliseconds(1)), at: World.noon) == true)
        #expect(world.sandbox.change(.resume, at: World.noon) == true)
        let events = world.sandbox.journal.events(after: 0, limit: .max) { _ in true }
        #expect(events.map(\.type) == [.clockChanged, .clockChanged, .clockChanged])
        #expect(events.map(\.at) == [later, later.advanced(by: .milliseconds(1)), World.noon])
        #expect(events.allSatisfy { $0.session == nil && $0.widget == nil })
    }

    @Test func `the years 0000 to 9999 are taken to the millisecond, and no more`() {
        var world = World()
        for end in [Self.first, Self.last] {
            #expect(world.sandbox.change(.freeze(end), at: World.noon) == true)
            #expect(world.sandbox.clock.now(World.noon) == end)
        }
        let before = (world.sandbox.clock, world.events.count)
        for beyond in [
            Instant(milliseconds: Self.first.milliseconds - 1),
            Instant(milliseconds: Self.last.milliseconds + 1),
            Instant(milliseconds: .min), Instant(milliseconds: .max),
        ] { #expect(world.sandbox.change(.freeze(beyond), at: World.noon) == false) }
        #expect(world.sandbox.clock == before.0 && world.events.count == before.1)
    }

    @Test(arguments: [
        Duration.milliseconds(Int64.max), .milliseconds(Int64.min),
        .seconds(300_000_000_000), .seconds(-70_000_000_000),
    ])
    func `no advance overflows, running, ahead or frozen`(duration: Duration) {
        for change in [nil, ClockChange.advance(.seconds(3_600)), .freeze(World.noon)] {
            var world = World()
            if let change { #expect(world.sandbox.change(change, at: World.noon) == true) }
            let before = (world.sandbox.clock, world.events)
            #expect(world.sandbox.change(.advance(duration), at: World.noon) == false)
            #expect(world.sandbox.clock == before.0 && world.events == before.1)
        }
    }

    @Test func `a thousand advances are one long one, and the real instant of a time is found again`() {
        var world = World()
        for _ in 0..<1_000 {
            #expect(world.sandbox.change(.advance(.milliseconds(1_001)), at: World.noon) == true)
        }
        let ahead = World.noon.advanced(by: .milliseconds(1_001_000))
        #expect(world.sandbox.clock.now(World.noon) == ahead)
        #expect(world.sandbox.clock.real(of: ahead) == World.noon)
        #expect(world.sandbox.change(.freeze(World.noon), at: World.noon) == true)
        #expect(world.sandbox.clock.real(of: ahead) == nil && world.sandbox.clock.isFrozen)
    }
}
