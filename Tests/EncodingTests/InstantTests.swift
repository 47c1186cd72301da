import Encoding
import Testing

struct InstantTests {
    @Test(arguments: Written.rows("encoding/rfc3339.lines"))
    func `reads RFC 3339`(row: [String]) throws {
        let instant = try #require(Instant(rfc3339: row[0]))
        #expect(instant.milliseconds == Int64(row[1]))
        #expect(Instant(rfc3339: instant.rfc3339) == instant)
        #expect(Instant(rfc3339: instant.rfc3339Seconds) == instant)
    }

    @Test(arguments: Written.rows("encoding/rfc3339-refuse.lines"))
    func `refuses what is not RFC 3339`(row: [String]) {
        #expect(Instant(rfc3339: row[0]) == nil)
    }

    @Test func `every truncation and every further byte is refused`() {
        let text = "2026-01-15T10:00:00.5+01:00"
        for length in 0..<text.count { #expect(Instant(rfc3339: String(text.prefix(length))) == nil) }
        #expect(Instant(rfc3339: text + "0") == nil)
        #expect(Instant(rfc3339: "0" + text) == nil)
    }

    @Test func `writes every day of 400 years as the next of the one before`() throws {
        let start = try #require(Instant(rfc3339: "1800-01-01T00:00:00Z")).milliseconds
        var previous = ""
        for day in 0...Int64(146_097) {
            let instant = Instant(milliseconds: start + day * 86_400_000)
            #expect(instant.rfc3339 > previous)
            previous = instant.rfc3339
            #expect(Instant(rfc3339: previous) == instant)
        }
        #expect(previous == "2200-01-01T00:00:00.000Z")
    }

    @Test func `writes fractions where asked or where there are any`() {
        let instant = Instant(milliseconds: 1_768_467_600_000)
        #expect(instant.rfc3339 == "2026-01-15T09:00:00.000Z")
        #expect(instant.rfc3339Seconds == "2026-01-15T09:00:00Z")
        #expect(Instant(milliseconds: 1_768_467_600_050).rfc3339Seconds == "2026-01-15T09:00:00.050Z")
        #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
        var out = Array("at ".utf8)
        instant.writeRFC3339(to: &out)
        #expect(out == Array("at 2026-01-15T09:00:00.000Z".utf8))
    }

    @Test(arguments: [
        (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (1_768_467_600_999, "Thu, 15 Jan 2026 09:00:00 GMT"),
        (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 GMT"), (Int64.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
        (Int64.min, "Sat, 01 Jan 0000 00:00:00 GMT"),
    ])
    func `writes HTTP dates`(milliseconds: Int64, expected: String) {
        #expect(Instant(milliseconds: milliseconds).httpDate == expected)
    }

    @Test func `writes the ends of time as the ends of the calendar`() {
        #expect(Instant(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: .min).rfc3339 == "0000-01-01T00:00:00.000Z")
    }

    @Test func `arithmetic saturates`() {
        let last = Instant(milliseconds: .max)
        let first = Instant(milliseconds: .min)
        #expect(last.advanced(by: .milliseconds(1)) == last)
        #expect(first.advanced(by: .milliseconds(-1)) == first)
        #expect(last.advanced(by: .seconds(Int64.max)) == last)
        #expect(first.advanced(by: .seconds(Int64.min)) == first)
        #expect(last.duration(since: first) == .milliseconds(Int64.max))
        #expect(first.duration(since: last) == .milliseconds(Int64.min))
        #expect(Instant(seconds: .max) == last && Instant(seconds: .min) == first)
    }

    @Test func `counts in milliseconds`() {
        let instant = Instant(seconds: 1_768_467_600)
        #expect(instant.milliseconds == 1_768_467_600_000)
        #expect(instant.seconds == 1_768_467_600)
        #expect(instant.advanced(by: .microseconds(1_500)).milliseconds == 1_768_467_600_001)
        #expect(instant.advanced(by: .seconds(-1)) < instant)
        #expect(instant.advanced(by: .seconds(90)).duration(since: instant) == .seconds(90))
        #expect(Instant(milliseconds: 1_500).seconds == 1.5)
    }
}
