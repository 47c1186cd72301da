import HTTP
import Testing

@Suite struct RequestRobustnessTests {
    @Test func `no truncation of a case crashes or reads more than the whole does`() {
        for wire in RequestReaderTests.cases {
            let all = Feeding.requests(Feeding.whole(wire.sent)).count
            for length in 0..<wire.sent.count {
                #expect(
                    Feeding.requests(Feeding.whole(Array(wire.sent[..<length]))).count <= all, "\(wire.name)")
            }
        }
    }

    @Test func `changed bytes never crash, and pieces do not change the outcome`() {
        var random = Pseudorandom(state: 42)
        for wire in RequestReaderTests.cases where !wire.sent.isEmpty {
            for _ in 0..<20 {
                var bytes = wire.sent
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
                let (one, two) = (Feeding.whole(bytes), Feeding.requests(bytes, by: 3))
                #expect(Feeding.failures(one) == Feeding.failures(two), "\(wire.name) \(bytes)")
                #expect(
                    Feeding.requests(one).map(\.body) == Feeding.requests(two).map(\.body), "\(wire.name)")
            }
        }
    }

    @Test func `random bytes never crash and never are a request`() {
        var random = Pseudorandom(state: 7)
        for _ in 0..<2000 {
            let bytes = (0..<Int(random.next() % 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(Feeding.requests(Feeding.requests(bytes, by: 5)).isEmpty)
        }
    }

    @Test func `bytes that trickle in cost the same each`() {
        var limits = HTTPLimits()
        limits.head = 1 << 20
        let isLinear = growsLinearly { count in
            let text = "POST / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: count * 20)
            let rest = "\r\nContent-Length: \(count * 20)\r\n\r\n" + String(repeating: "b", count: count * 20)
            let bytes = Array((text + rest).utf8)
            #expect(Feeding.requests(Feeding.requests(bytes, by: 1, limits: limits)).count == 1)
        }
        #expect(isLinear)
    }

    @Test func `a buffer that is never empty does not grow`() {
        var reader = RequestReader()
        let request = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        let start = Array(request[..<5])
        let rest = Array(request[5...]) + start
        reader.append(start.span)
        for _ in 0..<5000 {
            reader.append(rest.span)
            guard case .request = reader.next() else { return #expect(Bool(false)) }
            #expect(reader.bufferedCount == 5)
        }
        #expect(reader.bufferCapacity < 16_384)
    }

    @Test func `a large body's buffer is given back`() {
        var reader = RequestReader()
        let head = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n".utf8)
        let bytes = head + [UInt8](repeating: 1, count: 1_000_000)
        reader.append(bytes.span)
        guard case .request = reader.next() else { return #expect(Bool(false)) }
        #expect(reader.bufferCapacity <= 16_384)
    }

    @Test func `many requests in one buffer cost the same each`() {
        let isLinear = growsLinearly { count in
            let bytes = Array(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: count).utf8)
            #expect(Feeding.requests(Feeding.whole(bytes)).count == count)
        }
        #expect(isLinear)
    }

    /// Whether eight times the work takes less than 24 times as long; starting again each time would take 64.
    ///
    /// A neighbour's load can spoil an attempt, but cannot make a quadratic reader pass one.
    private func growsLinearly(_ work: (Int) -> Void) -> Bool {
        let clock = ContinuousClock()
        work(500)
        return (0..<10).contains { _ in
            let small = (0..<3).map { _ in clock.measure { work(500) } }.max() ?? .zero
            return clock.measure { work(4000) } < small * 24
        }
    }
}
