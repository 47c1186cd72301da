/// The mean and the variance of some times.
struct Spread {
    private let mean: Double
    private let variance: Double
    private let count: Double

    /// Of at least two times; what is longer than a longest counts as that: something else took its time.
    ///
    /// The longest must be one for all samples that are compared. Cut each at its own middle, and their means
    /// are further apart than the variances of what is left can tell; leave out what is longer, and how
    /// often it is longer is not seen.
    init(_ times: [Double], cappedAt longest: Double) {
        let times = times.map { min($0, longest) }
        count = Double(times.count)
        mean = times.reduce(0, +) / count
        let mean = mean
        variance = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    }

    /// Welch's t of two samples, without its sign: how far apart the means are, in standard errors.
    ///
    /// 4.5 is where dudect (Reparaz, Balasch, Verbauwhede, 2017) begins to doubt that a time is constant.
    func t(against other: Spread) -> Double {
        if mean == other.mean { return 0 }
        return (mean - other.mean).magnitude / (variance / count + other.variance / other.count).squareRoot()
    }
}
