import Encoding
import Testing

struct DurationTests {
    @Test(arguments: Written.rows("encoding/durations.lines"))
    func `reads and writes durations`(row: [String]) {
        let duration = Duration(written: row[0])
        #expect((duration == nil) == (row[1] == "-"))
        guard let duration, row.count == 4, let nanoseconds = Int128(row[1]) else { return }
        #expect(duration.attoseconds == nanoseconds * 1_000_000_000)
        #expect(duration.written == row[2])
        #expect(duration.words == row[3])
    }

    @Test func `milliseconds saturate and are cut towards zero`() {
        #expect(Duration.microseconds(1_999).milliseconds == 1)
        #expect(Duration.microseconds(-1_999).milliseconds == -1)
        #expect(Duration.seconds(Int64.max).milliseconds == .max)
        #expect(Duration.seconds(Int64.min).milliseconds == .min)
        #expect(Duration.milliseconds(Int64.max).milliseconds == .max)
        #expect(Duration.milliseconds(Int64.min).milliseconds == .min)
    }

    @Test func `writes what is negative or endless`() {
        #expect(Duration.seconds(-90).written == "-90s")
        #expect(Duration.seconds(-90).words == "1 minute")
        #expect(Duration.seconds(Int64.min).words == "106751991167 days")
        #expect(Duration.seconds(Int64.max).written == "\(Int64.max)ms")
    }

    @Test func `reads the largest duration and no larger`() {
        #expect(Duration(written: "9223372036854775807ms")?.milliseconds == .max)
        #expect(Duration(written: "9223372036854775808ms") == nil)
        #expect(Duration(written: "106751991167.9d") == nil)
    }
}
