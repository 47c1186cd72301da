import Glibc
import Testing
import Transport

@Suite struct `the clock and the dice` {
    @Test(
        arguments: [
            (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400_999, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (951_868_799_999, "Tue, 29 Feb 2000 23:59:59 GMT"),
            (4_107_542_400_000, "Mon, 01 Mar 2100 00:00:00 GMT"), (-5, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (253_402_300_799_000, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `a date is written as RFC 9110 §5.6.7 wants it`(_ time: Int64, _ text: String) {
        #expect(IMFDate.text(time) == text)
    }

    @Test func `dates agree with the system's`() {
        for _ in 0..<5000 {
            var time = time_t.random(in: 0..<253_402_300_800)
            var parts = unsafe tm()
            unsafe gmtime_r(&time, &parts)
            var buffer = [CChar](repeating: 0, count: 64)
            let count = unsafe strftime(&buffer, 64, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            let text = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            #expect(IMFDate.text(Int64(time) * 1000) == text)
        }
    }

    @Test func `the two clocks run`() {
        let (calendar, start) = (SystemClock.milliseconds(), SystemClock.monotonic())
        usleep(20_000)
        #expect((20...2000).contains(SystemClock.monotonic() - start))
        #expect(calendar > 1_700_000_000_000)
    }

    @Test func `random bytes are as many as asked for and never the same`() {
        for count in [0, 1, 32, 255, 256, 257, 1000] { #expect(SystemRandom.bytes(count).count == count) }
        #expect(SystemRandom.bytes(32) != SystemRandom.bytes(32))
        let many = SystemRandom.bytes(1000)
        #expect(many.suffix(400).contains { $0 != 0 })
    }
}
