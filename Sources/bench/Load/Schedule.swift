/// When requests are due: so many a second, whatever becomes of those before, or as soon as can be.
struct Schedule {
    private let begin: Int64
    private let rate: Int?
    let end: Int64
    private(set) var taken = 0

    /// Without a rate every moment before the end is due.
    init(from begin: Int64, seconds: Int, rate: Int?) {
        self.begin = begin
        self.rate = rate
        end = begin + Int64(seconds) * 1_000_000_000
    }

    /// The moment at which the next request is due; nil where there is none left.
    func next(at now: Int64) -> Int64? {
        let due = rate.map { begin + Int64(Double(taken) / Double($0) * 1e9) } ?? now
        return due < end ? due : nil
    }

    /// How many requests were due by the end and were not taken.
    var missed: Int {
        rate.map { max(0, Int((Double(end - begin) / 1e9 * Double($0)).rounded(.up)) - taken) } ?? 0
    }

    /// Takes the next request, if it is due.
    mutating func take(at now: Int64) -> Int64? {
        guard let due = next(at: now), due <= now else { return nil }
        taken += 1
        return due
    }
}
