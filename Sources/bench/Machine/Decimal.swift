/// Numbers as text, with a point.
enum Decimal {
    /// A number with so many digits behind the point.
    static func text(_ number: Double, digits: Int) -> String {
        guard number.isFinite else { return "\(number)" }
        let unit = (0..<digits).reduce(1) { unit, _ in unit * 10 }
        let whole = Int((number.magnitude * Double(unit)).rounded())
        let rest = String(whole % unit + unit).dropFirst()
        return "\(number < 0 ? "-" : "")\(whole / unit)\(digits == 0 ? "" : ".")\(rest)"
    }
}
