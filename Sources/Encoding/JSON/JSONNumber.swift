/// The value of a written number, for comparing exactly: 0.d₁d₂d₃… × 10ᵉ.
///
///     12.50    digits 1 2 5, exponent 2
///     125e-1   digits 1 2 5, exponent 2
struct JSONNumber: Equatable {
    private var isNegative: Bool
    /// Values 0–9, neither beginning nor ending with 0; empty for zero.
    private var digits: [UInt8] = []
    private var exponent = 0

    /// Nil where the exponent does not fit 64 bits.
    init?(_ text: Span<UInt8>, _ range: Range<Int>) {
        isNegative = text[range.lowerBound] == UInt8(ascii: "-")
        var at = range.lowerBound + (isNegative ? 1 : 0)
        var isFraction = false
        while at < range.upperBound, text[at] | 0x20 != UInt8(ascii: "e") {
            if text[at] == UInt8(ascii: ".") {
                isFraction = true
            } else {
                take(text[at] &- UInt8(ascii: "0"), isFraction: isFraction)
            }
            at += 1
        }
        while digits.last == 0 { digits.removeLast() }
        guard !digits.isEmpty else {
            // Zero is zero with any sign and any exponent.
            isNegative = false
            exponent = 0
            return
        }
        guard at < range.upperBound else { return }
        guard let written = Self.exponent(text, at + 1..<range.upperBound) else { return nil }
        let (sum, overflow) = exponent.addingReportingOverflow(written)
        if overflow { return nil }
        exponent = sum
    }

    private mutating func take(_ digit: UInt8, isFraction: Bool) {
        if digits.isEmpty, digit == 0 {
            if isFraction { exponent -= 1 }
        } else {
            digits.append(digit)
            if !isFraction { exponent += 1 }
        }
    }

    private static func exponent(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        let sign = text[range.lowerBound]
        let start = range.lowerBound + (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? 1 : 0)
        var value = 0
        for at in start..<range.upperBound {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(Int(text[at] &- UInt8(ascii: "0")))
            if tooLarge || overflow { return nil }
            value = sum
        }
        return sign == UInt8(ascii: "-") ? -value : value
    }

    /// The value of digits with an optional minus, or nil where it does not fit.
    static func int(_ text: Span<UInt8>, _ range: Range<Int>) -> Int64? {
        let isNegative = text[range.lowerBound] == UInt8(ascii: "-")
        // Counted below zero, where there is room for one more.
        var value: Int64 = 0
        for at in range.dropFirst(isNegative ? 1 : 0) {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.subtractingReportingOverflow(Int64(text[at] &- UInt8(ascii: "0")))
            if tooLarge || overflow { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// The nearest double, or nil where it is infinite.
    static func double(_ text: Span<UInt8>, _ range: Range<Int>) -> Double? {
        // Up to 15 digits are exact in a double.
        if range.count <= 15, let whole = whole(text, range) { return whole }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for at in range { bytes.append(text[at]) }
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    private static func whole(_ text: Span<UInt8>, _ range: Range<Int>) -> Double? {
        let isNegative = text[range.lowerBound] == UInt8(ascii: "-")
        var value: Int64 = 0
        for at in range.dropFirst(isNegative ? 1 : 0) {
            let digit = text[at] &- UInt8(ascii: "0")
            if digit > 9 { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        // Negated as a double, so that -0 keeps its sign.
        return isNegative ? -Double(value) : Double(value)
    }
}
