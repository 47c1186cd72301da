import Encoding

/// What a JWT library makes of the value of a date claim.
enum LibraryDateForm: Sendable {
    /// A JSON number, with its fraction: `typeof value === "number"`.
    case number
    /// A JSON number, cut to whole seconds.
    case cutNumber
    /// A JSON number from 0 on, rounded to whole seconds.
    case roundedNumber
    /// Python's `int()`: numbers cut, booleans, and strings of a whole number.
    case pythonInteger
    /// PHP's `is_numeric()`: numbers and numeric strings; `null` counts as absent.
    case phpNumeric
    /// Ruby's `to_i`: numbers cut, the digits that a string begins with, `nil` as 0.
    case rubyInteger

    /// What came of a value.
    enum Reading: Equatable {
        case absent
        case refused
        case seconds(Double)
    }

    func read(_ value: JSON?) -> Reading {
        guard let value else { return .absent }
        if value.kind == .number { return seconds(Self.double(value)) }
        switch self {
        case .number, .cutNumber, .roundedNumber: return .refused
        case .pythonInteger:
            if let flag = value.bool { return .seconds(flag ? 1 : 0) }
            return Self.reading(value.string.flatMap { Int64(Self.trimmed($0)) }.map(Double.init))
        case .phpNumeric:
            if value.isNull { return .absent }
            return Self.reading(value.string.flatMap(Self.numeric))
        case .rubyInteger:
            if value.isNull { return .seconds(0) }
            return Self.reading(value.string.map(Self.leadingInteger))
        }
    }

    /// A number; infinite ones are a date to those whose JSON reader makes a floating-point number of 1e400.
    private func seconds(_ number: Double) -> Reading {
        switch self {
        case .number, .phpNumeric: .seconds(number)
        // Beyond 64 bits Go's conversion is undefined, and comes out as long past on this machine.
        case .cutNumber: number.magnitude < 0x1p63 ? .seconds(number.rounded(.towardZero)) : .refused
        case .pythonInteger, .rubyInteger:
            number.isFinite ? .seconds(number.rounded(.towardZero)) : .refused
        case .roundedNumber:
            number >= 0 && number < 0x1p64 ? .seconds(number.rounded(.toNearestOrAwayFromZero)) : .refused
        }
    }

    private static func double(_ value: JSON) -> Double {
        if let number = value.double { return number }
        return value.numberText?.hasPrefix("-") == true ? -.infinity : .infinity
    }

    private static func reading(_ number: Double?) -> Reading { number.map { .seconds($0) } ?? .refused }

    private static func trimmed(_ text: String) -> Substring {
        text.drop(while: \.isWhitespace).reversedTrim
    }

    /// A decimal number, with blanks around it; Swift reads hexadecimal and words too, PHP does not.
    private static func numeric(_ text: String) -> Double? {
        let digits = trimmed(text)
        guard digits.utf8.allSatisfy({ (0x2B...0x39).contains($0) || $0 | 0x20 == 0x65 }) else { return nil }
        return Double(digits).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func leadingInteger(_ text: String) -> Double {
        let rest = text.drop(while: \.isWhitespace)
        let digits = rest.drop { $0 == "-" || $0 == "+" }.utf8.prefix { (0x30...0x39).contains($0) }
        let magnitude = Double(Substring(digits)) ?? 0
        return rest.first == "-" ? -magnitude : magnitude
    }
}

extension Substring {
    fileprivate var reversedTrim: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
