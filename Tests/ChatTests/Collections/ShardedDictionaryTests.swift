import Testing

@testable import Chat

/// A dictionary in shards does what a dictionary does.
@Suite struct `a sharded dictionary` {
    @Test func `it holds what a dictionary holds after the same changes`() {
        var random = Pseudorandom(state: 3)
        var plain: [Int: Int] = [:]
        var sharded = ShardedDictionary<Int, Int>()
        for step in 0..<20_000 {
            let key = Int(random.next() % 700)
            switch random.next() % 4 {
            case 0:
                plain[key] = nil
                sharded[key] = nil
            case 1:
                plain[key, default: step] += 1
                sharded[key, default: step] += 1
            default:
                plain[key] = step
                sharded[key] = step
            }
            #expect(sharded.count == plain.count)
            #expect(sharded[key] == plain[key])
            #expect(sharded[key, default: -1] == plain[key, default: -1])
        }
        #expect(Set(sharded.keys) == Set(plain.keys))
        #expect(Array(sharded.keys).count == plain.count)
    }

    @Test func `a default that is read is not put in`() {
        let sharded = ShardedDictionary<String, [Int]>()
        #expect(sharded["a", default: [1]] == [1])
        #expect(sharded.count == 0)
    }

    @Test func `a copy keeps what it had`() {
        var one = ShardedDictionary<String, Int>()
        one["a"] = 1
        let copy = one
        one["a"] = 2
        one["b"] = 3
        #expect(copy["a"] == 1)
        #expect(copy.count == 1)
    }
}
