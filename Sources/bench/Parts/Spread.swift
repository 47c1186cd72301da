/// The mean and the variance of some times, of the faster half, which nothing disturbed.
struct Spread {
    private let mean: Double
    private let variance: Double
    private let count: Double

    init(_ times: [Double]) {
        let kept = times.sorted().prefix(max(2, times.count / 2))
        count = Double(kept.count)
        mean = kept.reduce(0, +) / count
        let mean = mean
        variance = kept.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    }

    /// Welch's t of two samples, without its sign: how far apart the means are, in standard errors.
    ///
    /// 4.5 is where dudect (Reparaz, Balasch, Verbauwhede, 2017) begins to doubt that a time is constant.
    func t(against other: Spread) -> Double {
        let error = (variance / count + other.variance / other.count).squareRoot()
        return error == 0 ? 0 : ((mean - other.mean) / error).magnitude
    }
}
