/// How long it takes to see that one byte is wrong, by its position.
enum WrongByte {
    /// The positions of the wrong byte in a MAC of 32 bytes; nil where every byte is right.
    static let all: [Int?] = [0, 8, 16, 31, nil]

    /// Copies of a MAC, so that a comparison is timed many at once: a clock is coarser than one of them.
    struct Candidates {
        private static let copies = 64
        private let right: [UInt8]
        private var bytes: [UInt8] = []

        init(of mac: [UInt8]) {
            right = mac
            for _ in 0..<Self.copies { bytes += mac }
        }

        /// The nanoseconds of one comparison where every copy is wrong at this position.
        ///
        /// The same memory is used for every position: where it lies tells nothing.
        mutating func time(_ position: Int?, _ compare: (Span<UInt8>) -> Bool) -> Double {
            let size = right.count
            for start in stride(from: 0, to: bytes.count, by: size) {
                for index in 0..<size { bytes[start + index] = right[index] ^ (index == position ? 1 : 0) }
            }
            let all = bytes.span
            var answers = [Bool](repeating: false, count: Self.copies)
            let start = Stopwatch.now
            // The answers are kept, not looked at: a branch on them would be a difference of our own.
            for copy in 0..<Self.copies {
                answers[copy] = compare(all.extracting(copy * size..<(copy + 1) * size))
            }
            let time = Stopwatch.now - start
            precondition(answers.allSatisfy { $0 == (position == nil) }, "a comparison is wrong")
            return Double(time) / Double(Self.copies)
        }
    }

    /// The times at each position, taken in turn.
    struct Samples {
        private var times: [[Double]]

        init(positions: [Int?], rounds: Int, _ time: (Int?) -> Double) {
            times = positions.map { _ in [] }
            var generator = SplitMix64()
            for _ in 0..<rounds {
                // In another order each round: no position always comes behind the same one.
                for place in positions.indices.shuffled(using: &generator) {
                    times[place].append(time(positions[place]))
                }
            }
        }

        /// The medians, and the largest |t| of any two positions; over 4.5 they are held to differ.
        var row: String {
            // Of every position, at least nine times in ten count as they are.
            let longest = times.map { Rounds.quantile(0.9, of: $0) }.max() ?? 0
            let spreads = times.map { Spread($0, cappedAt: longest) }
            var largest = 0.0
            for (place, one) in spreads.enumerated() {
                for other in spreads[..<place] { largest = max(largest, one.t(against: other)) }
            }
            let medians = times.map { Decimal.text(Rounds.median($0), digits: 2) }
            return (medians + [Decimal.text(largest, digits: 1)]).joined(separator: "\t")
        }
    }
}
