/// Repeats work and takes the median round: one that was disturbed does not count.
enum Rounds {
    /// The nanoseconds of one operation; `operation` takes its number, which goes on through the rounds.
    static func nanoseconds(
        rounds: Int = 9, operations: Int, _ operation: (Int) throws(BenchFailure) -> Void
    ) throws(BenchFailure) -> Double {
        var times: [Double] = []
        for round in 0..<rounds {
            let time = try Stopwatch.time { () throws(BenchFailure) in
                for index in 0..<operations { try operation(round * operations + index) }
            }
            times.append(Double(time) / Double(operations))
        }
        return median(times)
    }

    /// The middle one of some values; of an even number the upper of the two.
    static func median(_ values: [Double]) -> Double { quantile(0.5, of: values) }

    /// The value that so much of some values, 0 up to 1, stand before in their order.
    static func quantile(_ part: Double, of values: [Double]) -> Double {
        values.sorted()[Int(Double(values.count) * part)]
    }
}
