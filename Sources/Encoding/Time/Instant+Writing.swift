/// Written forms. What lies outside the years 0000 to 9999 is written as the nearest end of them.
extension Instant {
    private static let first: Int64 = -62_167_219_200_000
    private static let last: Int64 = 253_402_300_799_999

    /// RFC 3339 in UTC with milliseconds, as in `2026-01-15T09:00:00.000Z`.
    package var rfc3339: String {
        var out: [UInt8] = []
        writeRFC3339(to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// RFC 3339 in UTC, with milliseconds only where there are any, as in `2026-01-15T09:00:00Z`.
    package var rfc3339Seconds: String {
        var out: [UInt8] = []
        writeRFC3339(to: &out)
        // A fraction of nothing: ".000Z".
        if milliseconds % 1_000 == 0 {
            out.replaceSubrange(19..<24, with: CollectionOfOne(UInt8(ascii: "Z")))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends the 24 bytes of `rfc3339`; for every reply there is one, so nothing else is allocated.
    package func writeRFC3339(to out: inout [UInt8]) {
        let (date, ofDay) = parts
        out.append(addingCapacity: 24) { out in
            Self.four(date.year, &out)
            out.append(UInt8(ascii: "-"))
            Self.two(date.month, &out)
            out.append(UInt8(ascii: "-"))
            Self.two(date.day, &out)
            out.append(UInt8(ascii: "T"))
            Self.time(ofDay, &out)
            out.append(UInt8(ascii: "."))
            out.append(Self.digit(ofDay / 100 % 10))
            Self.two(ofDay % 100, &out)
            out.append(UInt8(ascii: "Z"))
        }
    }

    /// The fixed form of HTTP dates, as in `Thu, 15 Jan 2026 09:00:00 GMT`.
    ///
    /// RFC 9110 §5.6.7.
    package var httpDate: String {
        let (date, ofDay) = parts
        // 1970-01-01 was a Thursday.
        let weekday = ((date.days % 7) + 7 + 4) % 7
        let bytes = [UInt8](capacity: 29) { out in
            Self.letters("SunMonTueWedThuFriSat", weekday, &out)
            out.append(UInt8(ascii: ","))
            out.append(UInt8(ascii: " "))
            Self.two(date.day, &out)
            out.append(UInt8(ascii: " "))
            Self.letters("JanFebMarAprMayJunJulAugSepOctNovDec", date.month - 1, &out)
            out.append(UInt8(ascii: " "))
            Self.four(date.year, &out)
            out.append(UInt8(ascii: " "))
            Self.time(ofDay, &out)
            Self.letters(" GMT", 0, &out, count: 4)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The date and the milliseconds since its midnight.
    private var parts: (date: CivilDate, ofDay: Int64) {
        let clamped = min(max(milliseconds, Self.first), Self.last)
        let ofDay = ((clamped % 86_400_000) + 86_400_000) % 86_400_000
        return (CivilDate(days: (clamped - ofDay) / 86_400_000), ofDay)
    }

    private static func time(_ ofDay: Int64, _ out: inout OutputSpan<UInt8>) {
        two(ofDay / 3_600_000, &out)
        out.append(UInt8(ascii: ":"))
        two(ofDay / 60_000 % 60, &out)
        out.append(UInt8(ascii: ":"))
        two(ofDay / 1_000 % 60, &out)
    }

    private static func four(_ value: Int64, _ out: inout OutputSpan<UInt8>) {
        two(value / 100, &out)
        two(value % 100, &out)
    }

    private static func two(_ value: Int64, _ out: inout OutputSpan<UInt8>) {
        out.append(digit(value / 10))
        out.append(digit(value % 10))
    }

    private static func digit(_ value: Int64) -> UInt8 {
        UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)
    }

    /// Appends the piece of a table at a position.
    private static func letters(
        _ table: StaticString, _ position: Int64, _ out: inout OutputSpan<UInt8>, count: Int64 = 3
    ) {
        table.withUTF8Buffer { table in
            for at in Int(position * count)..<Int((position + 1) * count) { out.append(unsafe table[at]) }
        }
    }
}
