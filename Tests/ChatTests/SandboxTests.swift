import Chat
import Encoding
import Testing
import Tokens

/// Ids, journal, text limits and the clock of one sandbox.
@Suite struct SandboxTests {
    static func ids(seed: UInt8) throws -> [String] {
        var world = World(seed: seed)
        return try (0..<40).map { _ in try world.start().id }
    }

    @Test func `ids are 32 hex digits, the same under the same seed and different under another`() throws {
        let ids = try Self.ids(seed: 1)
        for id in ids {
            #expect(
                id.utf8.count == 32
                    && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        }
        #expect(Set(ids).count == 40)
        #expect(try Self.ids(seed: 1) == ids)
        #expect(Set(try Self.ids(seed: 2)).isDisjoint(with: ids))
    }

    @Test func `no two ids share their digits by halves or neighbours`() throws {
        let ids = try Self.ids(seed: 1)
        let halves = ids.flatMap { [$0.prefix(16), $0.suffix(16)] }
        #expect(Set(halves).count == 80)
        for place in 0..<32 {
            let digits = Set(ids.map { Array($0.utf8)[place] })
            #expect(digits.count > 6, "the digit at \(place) hardly changes")
        }
    }

    @Test func `a message's id is no session's`() throws {
        var world = World()
        let id = try world.start().id
        let message = try world.say("x", in: id)
        #expect(message.id.text != id)
        #expect(refusal { _ = try world.session(message.id.text) } == "unknown-session")
    }

    @Test func `a text at its limit passes and one past it changes nothing`() throws {
        var limits = Limits()
        limits.text = 8
        var world = World(limits: limits)
        let id = try world.start(message: "12345678").id
        try world.say("éééé", in: id)
        let before = world.state
        #expect(refusal { try world.say("ééééx", in: id) } == "text-too-long")
        #expect(refusal { _ = try world.start(message: "123456789") } == "text-too-long")
        #expect(refusal { try world.say("", in: id) } == "empty-text")
        #expect(world.state == before)
        #expect(world.events.count { $0 == .limitReached } == 2)
    }

    @Test func `the journal forgets its oldest events past its bytes, and says how many`() throws {
        var limits = Limits()
        limits.journal = 100_000
        var world = World(limits: limits)
        let id = try world.start().id
        for number in 0..<1_000 { try world.say("\(number)", in: id) }
        let journal = world.sandbox.journal
        let kept = journal.events(after: 0, limit: .max) { _ in true }
        #expect(journal.lastSeq == 1_001)
        #expect(kept.count + journal.dropped == 1_001 && journal.dropped > 0)
        #expect(kept.map(\.seq) == Array(journal.dropped + 1...1_001))
        #expect(kept.count * 256 <= 100_000 && kept.count > 300)
    }

    @Test func `few large events are bounded as many small ones are`() throws {
        var limits = Limits()
        limits.journal = 200_000
        var world = World(limits: limits)
        let id = try world.start().id
        let text = String(repeating: "x", count: 16_000)
        for _ in 0..<100 { try world.say(text, in: id) }
        let journal = world.sandbox.journal
        let kept = journal.events(after: 0, limit: .max) { _ in true }
        #expect(kept.count * 16_000 <= 200_000 && kept.count > 8)
        #expect(kept.map(\.seq) == Array(journal.dropped + 1...101))
        for seq in 0...102 {
            let later = journal.events(after: seq, limit: .max) { _ in true }.map(\.seq)
            #expect(later == kept.map(\.seq).filter { $0 > seq })
        }
    }

    @Test func `an event larger than the journal stands there alone`() throws {
        var limits = Limits()
        limits.journal = 300
        var world = World(limits: limits)
        _ = try world.start(message: String(repeating: "x", count: 2_000))
        #expect(world.sandbox.journal.events(after: 0, limit: .max) { _ in true }.map(\.type) == [.message])
        #expect(world.sandbox.journal.dropped == 1)
    }

    @Test func `events are found after any number, filtered and cut`() throws {
        var world = World()
        let id = try world.start(message: "a").id
        for _ in 0..<8 { try world.say("b", in: id) }
        let journal = world.sandbox.journal
        #expect(journal.events(after: 0, limit: 3) { _ in true }.map(\.seq) == [1, 2, 3])
        #expect(journal.events(after: 7, limit: 99) { _ in true }.map(\.seq) == [8, 9, 10])
        #expect(journal.events(after: 10, limit: 99) { _ in true }.isEmpty)
        #expect(journal.events(after: .max, limit: 99) { _ in true }.isEmpty)
        #expect(journal.events(after: .min + 1, limit: 1) { $0.type == .message }.map(\.seq) == [2])
    }

    @Test func `the clock runs, stops, moves and runs again`() {
        var clock = SandboxClock()
        let later = World.noon.advanced(by: .seconds(5))
        #expect(clock.now(World.noon) == World.noon && !clock.isFrozen)
        clock.advance(by: .seconds(5))
        #expect(clock.now(World.noon) == later)
        clock.freeze(at: World.noon)
        #expect(clock.now(later) == World.noon && clock.isFrozen)
        clock.advance(by: .seconds(-5))
        #expect(clock.now(later) == World.noon.advanced(by: .seconds(-5)))
        clock.resume()
        #expect(clock.now(later) == later)
    }

    @Test func `a clock at the ends of time does not crash`() throws {
        for end in [Instant(milliseconds: .min), Instant(milliseconds: .max)] {
            var world = World { $0.leeway = .seconds(1 << 40) }
            world.now = end
            var clock = SandboxClock(frozenAt: end)
            clock.advance(by: .milliseconds(Int64.max))
            clock.advance(by: .milliseconds(Int64.min))
            _ = refusal { _ = try world.start(TokenMint.customer("u-1")) }
            _ = try world.start()
        }
    }
}
