import Testing

@testable import bench

/// When requests are due, on which connection they go, and how long they took.
@Suite struct `an open loop` {
    private static let second: Int64 = 1_000_000_000

    @Test func `requests are due at the rate, whenever they are asked for`() {
        var schedule = Schedule(from: 100, seconds: 1, rate: 4)
        #expect(schedule.take(at: 100) == 100)
        #expect(schedule.take(at: 100) == nil)
        #expect(schedule.next(at: 100) == 100 + Self.second / 4)
        // After a stall each still has the moment at which it was due.
        let late = 100 + 10 * Self.second
        #expect(schedule.take(at: late) == 100 + Self.second / 4)
        #expect(schedule.missed == 2)
        #expect(schedule.take(at: late) == 100 + Self.second / 2)
        #expect(schedule.take(at: late) == 100 + 3 * Self.second / 4)
        #expect(schedule.take(at: late) == nil)
        #expect(schedule.missed == 0)
    }

    @Test func `without a rate a request is due until the end`() {
        var schedule = Schedule(from: 0, seconds: 1, rate: nil)
        #expect(schedule.take(at: 5) == 5)
        #expect(schedule.take(at: 5) == 5)
        #expect(schedule.take(at: Self.second) == nil)
        #expect(schedule.missed == 0)
    }

    @Test func `the connection that is free the longest is the next`() {
        var free = FreeLanes(2)
        #expect(free.isFull)
        #expect([free.take(), free.take()] == [0, 1])
        #expect(free.isEmpty)
        free.put(1)
        free.put(0)
        #expect([free.take(), free.take()] == [1, 0])
    }

    @Test func `a part of the requests stayed within the nearest rank`() {
        var latencies = Latencies()
        #expect(latencies.microseconds(within: [0.5]) == [0])
        for time in (1...200).reversed() { latencies.note(Int64(time) * 1000) }
        #expect(latencies.count == 200)
        #expect(latencies.microseconds(within: [0, 0.5, 0.99, 1]) == [1, 100, 198, 200])
    }
}
