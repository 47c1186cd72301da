import Testing
import Transport

@Suite struct `deadlines` {
    /// Durations by kind: idle, request, write, drain, heartbeat.
    private let durations: [Int64] = [75, 30, 31, 1, 15]

    private func side(_ kind: Deadlines.Kind) -> Int { kind == .write || kind == .drain ? 1 : 0 }

    @Test func `the earliest of all kinds is next`() {
        var deadlines = Deadlines(durations: durations)
        #expect(deadlines.next == nil)
        deadlines.set(.idle, slot: 4, now: 100)
        #expect(deadlines.next == 175)
        deadlines.set(.request, slot: 9, now: 110)
        #expect(deadlines.next == 140)
        deadlines.clear(.request, slot: 9)
        #expect(deadlines.next == 175)
    }

    @Test func `each side of a slot waits for one thing`() {
        var deadlines = Deadlines(durations: durations)
        deadlines.set(.idle, slot: 0, now: 0)
        deadlines.set(.write, slot: 0, now: 0)
        deadlines.set(.request, slot: 0, now: 5)
        #expect(!deadlines.isSet(.idle, slot: 0))
        #expect(deadlines.isSet(.request, slot: 0))
        #expect(deadlines.isSet(.write, slot: 0))
        deadlines.clear(.idle, slot: 0)
        #expect(deadlines.isSet(.request, slot: 0))
    }

    @Test func `nothing is due before its time, and everything at it`() {
        var deadlines = Deadlines(durations: durations)
        deadlines.set(.drain, slot: 3, now: 10)
        #expect(deadlines.takeDue(now: 10) == nil)
        let due = deadlines.takeDue(now: 11)
        #expect(due?.kind == .drain)
        #expect(due?.slot == 3)
        #expect(deadlines.takeDue(now: 1000) == nil)
    }

    @Test func `a long run agrees with a plain list`() {
        var random = SystemRandomNumberGenerator()
        var deadlines = Deadlines(durations: durations)
        var model: [Int: (kind: Deadlines.Kind, due: Int64)] = [:]
        var now: Int64 = 0
        for _ in 0..<20_000 {
            now += Int64.random(in: 0...3, using: &random)
            let slot = Int.random(in: 0..<40, using: &random)
            let kind = Deadlines.Kind.allCases.randomElement(using: &random) ?? .idle
            let key = slot * 2 + side(kind)
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                deadlines.clear(slot: slot)
                model[slot * 2] = nil
                model[slot * 2 + 1] = nil
            case 1:
                deadlines.clear(kind, slot: slot)
                if model[key]?.kind == kind { model[key] = nil }
            case 2:
                deadlines.clearInput(slot: slot)
                model[slot * 2] = nil
            default:
                deadlines.set(kind, slot: slot, now: now)
                model[key] = (kind, now + durations[kind.rawValue])
            }
            while let due = deadlines.takeDue(now: now) {
                let key = due.slot * 2 + side(due.kind)
                #expect(model[key]?.kind == due.kind && (model[key]?.due ?? .max) <= now)
                model[key] = nil
            }
            #expect(deadlines.next == model.values.map(\.due).min())
            #expect(model.values.allSatisfy { $0.due > now })
        }
    }
}
