import Chat
import Encoding
import Testing

/// Which call a fault strikes, how often, and what is told of it.
@Suite struct FaultTests {
    static func target(
        _ name: String = "say something", route: String = "POST /say", widget: String? = "acme",
        session: String? = nil, goesOn: Bool = false
    ) -> FaultTarget {
        FaultTarget(name: name, route: route, widget: widget, session: session, goesOn: goesOn)
    }

    private static func add(
        _ text: String, to sandbox: inout Sandbox, _ scope: (inout FaultScope) -> Void = { _ in },
        _ terms: (inout FaultTerms) -> Void = { _ in }
    ) throws -> Fault? {
        var (ofScope, ofTerms) = (FaultScope(), FaultTerms())
        scope(&ofScope)
        terms(&ofTerms)
        return sandbox.addFault(try FaultPlan(reading: text), ofScope, ofTerms)
    }

    /// Which of so many calls are struck.
    private static func struck(_ sandbox: inout Sandbox, _ count: Int) -> [Bool] {
        (0..<count).map { _ in sandbox.strike(target(), at: World.noon) != nil }
    }

    @Test func `a fault strikes as often as it may, and counts`() throws {
        var world = World()
        _ = try Self.add("reset", to: &world.sandbox, { _ in }) { $0.times = 2 }
        #expect(Self.struck(&world.sandbox, 4) == [true, true, false, false])
        let fault = try #require(world.sandbox.allFaults.first)
        #expect(fault.seen == 2 && fault.fired == 2 && fault.isSpent)
    }

    @Test func `a fault without a number of times strikes until it is taken away`() throws {
        var world = World()
        let id = try #require(try Self.add("reset", to: &world.sandbox)).id
        #expect(Self.struck(&world.sandbox, 50).allSatisfy { $0 })
        #expect(world.sandbox.removeFault(id) && !world.sandbox.removeFault(id))
        #expect(!Self.struck(&world.sandbox, 1)[0])
    }

    @Test func `the first fault that is meant strikes, and no other`() throws {
        var world = World()
        _ = try Self.add("status=500", to: &world.sandbox, { $0.call = "another call" })
        _ = try Self.add("status=501", to: &world.sandbox, { _ in }) { $0.times = 1 }
        _ = try Self.add("status=502", to: &world.sandbox)
        let fired = (0..<3).map { _ in world.sandbox.strike(Self.target(), at: World.noon)?.plan.written }
        #expect(fired == ["status=501", "status=502", "status=502"])
        #expect(world.sandbox.allFaults.map(\.seen) == [0, 1, 2])
    }

    @Test func `a fault is meant for a call by name or by route, for a widget, for a session`() throws {
        var world = World()
        let (one, two) = (try world.start().session.id, try world.start().session.id)
        let cases: [((inout FaultScope) -> Void, FaultTarget, Bool)] = [
            ({ $0.call = "say something" }, Self.target(), true),
            ({ $0.call = "POST /say" }, Self.target(), true),
            ({ $0.call = "Say something" }, Self.target(), false),
            ({ $0.widget = "acme" }, Self.target(), true),
            ({ $0.widget = "acme" }, Self.target(widget: "other"), false),
            ({ $0.widget = "acme" }, Self.target(widget: nil), false),
            ({ $0.widget = "acme" }, Self.target(widget: nil, session: one.text(.plain)), true),
            ({ $0.session = one.text(.plain) }, Self.target(session: one.text(.plain)), true),
            ({ $0.session = one.text(.plain) }, Self.target(session: two.text(.plain)), false),
            ({ $0.session = one.text(.plain) }, Self.target(), false),
        ]
        for (number, (scope, target, isMeant)) in cases.enumerated() {
            world.sandbox.removeFaults()
            _ = try Self.add("reset", to: &world.sandbox, scope)
            #expect((world.sandbox.strike(target, at: World.noon) != nil) == isMeant, "case \(number)")
        }
    }

    @Test func `what goes on is refused or reset before it begins, and nothing else`() throws {
        for (text, strikes) in [
            ("reset", true), ("status=503", true), ("throttle", true), ("delay=1s,then=reset", true),
            ("delay=1s", false), ("reset,when=after", false), ("drop=1", false), ("slow=1/1s", false),
            ("close=1012", false), ("silence", false),
        ] {
            var world = World()
            _ = try Self.add(text, to: &world.sandbox)
            let fired = world.sandbox.strike(Self.target(goesOn: true), at: World.noon)
            #expect((fired != nil) == strikes, "\(text)")
            #expect(world.sandbox.allFaults[0].seen == (strikes ? 1 : 0))
        }
    }

    @Test func `a chance falls the same under the same seed, and otherwise under another`() throws {
        func run(seed: UInt8, _ own: Int64?) throws -> [Bool] {
            var world = World(seed: seed)
            _ = try Self.add("reset", to: &world.sandbox, { _ in }) { ($0.chance, $0.seed) = (0.3, own) }
            return Self.struck(&world.sandbox, 400)
        }
        let (first, again, other) = (try run(seed: 1, nil), try run(seed: 1, nil), try run(seed: 2, nil))
        #expect(first == again && first != other)
        #expect((80...160).contains(first.count { $0 }))
        #expect(try run(seed: 1, 42) == run(seed: 2, 42))
        #expect(try run(seed: 1, 42) != run(seed: 1, 43))
    }

    @Test func `two faults of one chance fall apart, and drawing moves no id`() throws {
        var (world, plain) = (World(), World())
        for _ in 0..<2 {
            _ = try Self.add("reset", to: &world.sandbox, { _ in }) { $0.chance = 0.5 }
        }
        _ = Self.struck(&world.sandbox, 200)
        let seen = world.sandbox.allFaults.map(\.seen)
        #expect(seen[0] == 200 && (60...140).contains(seen[1]))
        #expect((30...70).contains(world.sandbox.allFaults[1].fired))
        #expect(try world.start().session.id == plain.start().session.id)
    }

    @Test func `a delay is drawn from its range`() throws {
        var world = World()
        _ = try Self.add("delay=100ms..200ms", to: &world.sandbox)
        let delays = (0..<200).compactMap { _ in
            world.sandbox.strike(Self.target(), at: World.noon)?.delay.milliseconds
        }
        #expect(delays.allSatisfy { (100...200).contains($0) } && Set(delays).count > 30)
        #expect(delays.min() ?? 0 < 110 && delays.max() ?? 0 > 190)
    }

    @Test func `what a request asks for goes before what is set up, and uses nothing up`() throws {
        var world = World()
        _ = try Self.add("reset", to: &world.sandbox, { _ in }) { $0.times = 1 }
        let asked = try FaultPlan(reading: "delay=100ms..200ms")
        let fired = world.sandbox.strike(Self.target(), asked: asked, at: World.noon)
        #expect(fired?.id == nil && fired?.plan == asked && fired?.delay == .milliseconds(100))
        #expect(world.sandbox.allFaults[0].fired == 0)
    }

    @Test func `a fault that struck is an event of its session`() throws {
        var world = World()
        let session = try world.start().session.id
        let last = world.sandbox.journal.lastSeq
        _ = try Self.add("status=503", to: &world.sandbox)
        _ = world.sandbox.strike(Self.target(session: session.text(.plain)), at: World.noon)
        _ = world.sandbox.strike(Self.target(widget: "nobody", session: "nothing"), at: World.noon)
        let events = world.sandbox.journal.events(after: last, limit: 9) { _ in true }
        #expect(events.map(\.type) == [.faultFired, .faultFired])
        #expect(events.map(\.session) == [session, nil] && events.map(\.widget) == ["acme", nil])
    }

    @Test func `there are sixty-four faults at most, and a spent one makes room`() throws {
        var world = World()
        for _ in 0..<Sandbox.maximumFaults {
            #expect(try Self.add("reset", to: &world.sandbox, { _ in }) { $0.times = 1 } != nil)
        }
        #expect(Sandbox.maximumFaults == 64)
        #expect(try Self.add("reset", to: &world.sandbox) == nil)
        _ = Self.struck(&world.sandbox, 1)
        #expect(try #require(try Self.add("silence", to: &world.sandbox)).id == 65)
        #expect(world.sandbox.allFaults.map(\.id) == Array(2...65))
    }
}
