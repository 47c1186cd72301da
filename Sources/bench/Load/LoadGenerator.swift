import Glibc

/// Sends requests over kept connections, by a schedule, and counts what comes back.
///
/// Open loop: a request's time begins when it is due, not when a connection is free for it, so that a server
/// that stalls is not spared the requests that would have come meanwhile (no coordinated omission).
struct LoadGenerator {
    private struct Lane {
        var socket: ClientSocket
        var scanner = AnswerScanner()
        var due: Int64 = 0
        var isBusy = false
    }

    private let host: String
    private let port: UInt16
    private let requests: [[UInt8]]
    private let ready: ReadinessList
    private var lanes: [Lane] = []
    private var free: FreeLanes
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private(set) var latencies = Latencies()
    private(set) var errors = 0

    init(host: String, port: UInt16, requests: [[UInt8]], connections: Int) throws(BenchFailure) {
        (self.host, self.port, self.requests) = (host, port, requests)
        ready = try ReadinessList()
        free = FreeLanes(connections)
        for lane in 0..<connections {
            let socket = try ClientSocket(host: host, port: port)
            try ready.add(socket.descriptor, tag: lane)
            lanes.append(Lane(socket: socket))
        }
    }

    /// Sends for so long, and waits for what is still due or under way; the seconds that it took.
    mutating func run(seconds: Int, rate: Int?) throws(BenchFailure) -> Double {
        let begin = Stopwatch.now
        var schedule = Schedule(from: begin, seconds: seconds, rate: rate)
        let deadline = schedule.end + 5_000_000_000
        while true {
            try sendDue(&schedule)
            let now = Stopwatch.now
            let next = schedule.next(at: now)
            if next == nil, free.isFull { break }
            if now > deadline {
                // What was never answered, or never sent, is no answer.
                errors += lanes.count(where: \.isBusy) + schedule.missed
                break
            }
            try receive(ready.wait(milliseconds: patience(until: next, at: now)))
        }
        return Double(Stopwatch.now - begin) / 1e9
    }

    /// How long nothing needs to be sent; the last millisecond before the next request is spent awake, since
    /// a sleeper comes late.
    private func patience(until next: Int64?, at now: Int64) -> Int32 {
        guard let next, !free.isEmpty else { return 100 }
        return Int32(clamping: (next - now) / 1_000_000 - 1).clamped(to: 0...100)
    }

    private mutating func sendDue(_ schedule: inout Schedule) throws(BenchFailure) {
        while !free.isEmpty {
            let number = schedule.taken
            guard let due = schedule.take(at: Stopwatch.now) else { return }
            let lane = free.take()
            lanes[lane].due = due
            lanes[lane].isBusy = true
            if !lanes[lane].socket.send(requests[number % requests.count]) { try lose(lane) }
        }
    }

    private mutating func receive(_ count: Int) throws(BenchFailure) {
        for index in 0..<count {
            let lane = ready.tag(index)
            let step = unsafe buffer.withUnsafeMutableBytes { buffer -> AnswerScanner.Step? in
                switch unsafe lanes[lane].socket.receive(into: buffer) {
                case .bytes(let count):
                    unsafe lanes[lane].scanner.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                case .wouldBlock: .needsMore
                case .ended: nil
                }
            }
            switch step {
            case .needsMore: continue
            case .answer(let status): finish(lane, status)
            case .unreadable, nil: try lose(lane)
            }
        }
    }

    private mutating func finish(_ lane: Int, _ status: Int) {
        if (200..<300).contains(status) {
            latencies.note(Stopwatch.now - lanes[lane].due)
        } else {
            errors += 1
        }
        lanes[lane].isBusy = false
        free.put(lane)
    }

    /// The connection is of no more use: a request that was under way is an error, and another takes its
    /// place.
    private mutating func lose(_ lane: Int) throws(BenchFailure) {
        if lanes[lane].isBusy {
            errors += 1
            free.put(lane)
        }
        lanes[lane] = Lane(socket: try ClientSocket(host: host, port: port))
        try ready.add(lanes[lane].socket.descriptor, tag: lane)
    }
}

extension Int32 {
    fileprivate func clamped(to range: ClosedRange<Int32>) -> Int32 {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
