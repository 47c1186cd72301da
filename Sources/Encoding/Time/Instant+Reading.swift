/// RFC 3339 §5.6.
extension Instant {
    /// Reads a date and time with an offset, as in `2026-01-15T10:00:00.5+01:00`; nil where it is none.
    ///
    /// `t` and `z` may be lower case. A fraction is cut after milliseconds. A leap second is accepted where
    /// one can be, at 23:59:60 UTC, and read as the last millisecond before midnight: the count of
    /// milliseconds has no room for it, and so the order of instants is kept.
    package init?(rfc3339 text: String) {
        let text = text.utf8Span.span
        var at = 0
        guard let date = Self.date(text, &at), Self.pass(UInt8(ascii: "t"), text, &at),
            let hour = Self.number(2, text, &at), hour < 24, Self.pass(UInt8(ascii: ":"), text, &at),
            let minute = Self.number(2, text, &at), minute < 60, Self.pass(UInt8(ascii: ":"), text, &at),
            let second = Self.number(2, text, &at), second <= 60,
            let fraction = Self.fraction(text, &at), let offset = Self.offset(text, &at), at == text.count
        else { return nil }
        let minutes = date.days * 1_440 + hour * 60 + minute - offset
        // 23:59 UTC is the last minute of its day, also before 1970.
        if second == 60, (minutes + 1) % 1_440 != 0 { return nil }
        milliseconds = second == 60 ? minutes * 60_000 + 59_999 : minutes * 60_000 + second * 1_000 + fraction
    }

    private static func date(_ text: Span<UInt8>, _ at: inout Int) -> CivilDate? {
        guard let year = number(4, text, &at), pass(UInt8(ascii: "-"), text, &at),
            let month = number(2, text, &at), pass(UInt8(ascii: "-"), text, &at),
            let day = number(2, text, &at)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        return date.exists ? date : nil
    }

    /// Milliseconds; 0 where no fraction stands, nil where a point stands alone.
    private static func fraction(_ text: Span<UInt8>, _ at: inout Int) -> Int64? {
        guard pass(UInt8(ascii: "."), text, &at) else { return 0 }
        let start = at
        var value: Int64 = 0
        while at < text.count, text[at] &- UInt8(ascii: "0") < 10 {
            if at < start + 3 { value = value * 10 + Int64(text[at] &- UInt8(ascii: "0")) }
            at += 1
        }
        switch at - start {
        case 0: return nil
        case 1: return value * 100
        case 2: return value * 10
        default: return value
        }
    }

    /// Minutes east of UTC.
    ///
    /// RFC 3339 §4.3: `-00:00` is UTC too.
    private static func offset(_ text: Span<UInt8>, _ at: inout Int) -> Int64? {
        if pass(UInt8(ascii: "z"), text, &at) { return 0 }
        let isWest = pass(UInt8(ascii: "-"), text, &at)
        guard isWest || pass(UInt8(ascii: "+"), text, &at), let hours = number(2, text, &at), hours < 24,
            pass(UInt8(ascii: ":"), text, &at), let minutes = number(2, text, &at), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (isWest ? -1 : 1)
    }

    /// Passes one character; a letter, given in lower case, of either case.
    private static func pass(_ expected: UInt8, _ text: Span<UInt8>, _ at: inout Int) -> Bool {
        guard at < text.count else { return false }
        let isLetter = expected >= UInt8(ascii: "a")
        guard text[at] == expected || isLetter && text[at] | 0x20 == expected else { return false }
        at += 1
        return true
    }

    private static func number(_ digits: Int, _ text: Span<UInt8>, _ at: inout Int) -> Int64? {
        guard text.count - at >= digits else { return nil }
        var value: Int64 = 0
        for _ in 0..<digits {
            let digit = text[at] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
            at += 1
        }
        return value
    }
}
