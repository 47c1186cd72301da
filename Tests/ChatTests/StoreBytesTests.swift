import Chat
import Encoding
import Testing

/// What is said counts against the bytes that the store may hold.
@Suite struct StoreBytesTests {
    @Test func `messages push idle sessions out when the store's bytes are used up`() throws {
        var limits = Limits()
        limits.store = 10_000
        var world = World(limits: limits)
        let ids = try (0..<3).map { _ in try world.start().id }
        for id in ids + [ids[0], ids[0]] {
            try world.say(String(repeating: "x", count: 2_000), in: id)
        }
        #expect(world.sandbox.sessions(after: nil, limit: 99).map(\.id) == [ids[0], ids[2]])
    }

    @Test func `what was said and is gone makes room once`() throws {
        var limits = Limits()
        limits.sessions = 1
        limits.store = 10_000
        var world = World(limits: limits)
        for _ in 0..<5 {
            let id = try world.start().id
            try world.say(String(repeating: "x", count: 4_000), in: id)
        }
        let last = try world.start().id
        try world.say(String(repeating: "x", count: 4_000), in: last)
        #expect(
            refusal { try world.say(String(repeating: "x", count: 4_000), in: last) } == "store-full")
    }
}
