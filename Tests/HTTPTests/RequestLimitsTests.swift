import HTTP
import Testing

/// Each limit is met exactly, and passed by one.
@Suite struct RequestLimitsTests {
    private func outcome(_ text: String, by size: Int, _ limits: HTTPLimits = HTTPLimits())
        -> [RequestFailure]
    {
        Feeding.failures(Feeding.requests(Array(text.utf8), by: size, limits: limits))
    }

    private func line(of length: Int) -> String {
        "GET /" + String(repeating: "a", count: length - 14) + " HTTP/1.1\r\nHost: a\r\n\r\n"
    }

    private func head(of length: Int) -> String {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
        return start + String(repeating: "a", count: length - start.utf8.count - 4) + "\r\n\r\n"
    }

    @Test(arguments: [1, 100, 100_000]) func `a request line of 8 KiB is read, a longer one is 414`(size: Int)
    {
        #expect(outcome(line(of: 8192), by: size) == [])
        #expect(outcome(line(of: 8193), by: size) == [.lineTooLong])
        #expect(outcome(String(repeating: "a", count: 8193), by: size) == [.lineTooLong])
    }

    @Test(arguments: [1, 100, 100_000]) func `a head of 32 KiB is read, a larger one is 431`(size: Int) {
        #expect(outcome(head(of: 32_768), by: size) == [])
        #expect(outcome(head(of: 32_769), by: size) == [.headTooLarge])
        let endless = "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 40_000)
        #expect(outcome(endless, by: size) == [.headTooLarge])
    }

    @Test(arguments: [1, 100, 100_000]) func `a head of 32 KiB in many lines is held to the limit too`(
        size: Int
    ) {
        var limits = HTTPLimits()
        limits.fields = 100_000
        let lines = String(repeating: "a:b\r\n", count: 7000)
        #expect(outcome("GET / HTTP/1.1\r\nHost: a\r\n" + lines, by: size, limits) == [.headTooLarge])
    }

    @Test(arguments: [1, 100_000]) func `a hundred fields are read, one more is 431`(size: Int) {
        func head(_ count: Int) -> String {
            "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "x:\r\n", count: count - 1) + "\r\n"
        }
        #expect(outcome(head(100), by: size) == [])
        #expect(outcome(head(101), by: size) == [.tooManyFields])
    }

    @Test func `a body of 1 MiB is read, with a length and in chunks`() {
        let body = [UInt8](repeating: 7, count: 1 << 20)
        let start = "POST / HTTP/1.1\r\nHost: a\r\n"
        let counted = Array((start + "Content-Length: 1048576\r\n\r\n").utf8) + body
        let chunked =
            Array((start + "Transfer-Encoding: chunked\r\n\r\n100000\r\n").utf8) + body
            + Array("\r\n0\r\n\r\n".utf8)
        for bytes in [counted, chunked] {
            let steps = Feeding.requests(bytes, by: 4096)
            #expect(Feeding.requests(steps).map(\.body) == [body])
        }
    }

    @Test func `a body over the limit is refused before it comes`() {
        let start = "POST / HTTP/1.1\r\nHost: a\r\n"
        #expect(outcome(start + "Content-Length: 1048577\r\n\r\n", by: 100) == [.bodyTooLarge])
        #expect(outcome(start + "Transfer-Encoding: chunked\r\n\r\n100001\r\n", by: 100) == [.bodyTooLarge])
    }

    @Test(arguments: [1, 100_000]) func `trailers have the limits of a head`(size: Int) {
        let start = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
        let long = "x:" + String(repeating: "a", count: 40_000)
        #expect(outcome(start + long, by: size) == [.headTooLarge])
        #expect(outcome(start + String(repeating: "x:\r\n", count: 101), by: size) == [.tooManyFields])
        #expect(outcome(start + String(repeating: "x:\r\n", count: 100) + "\r\n", by: size) == [])
    }

    @Test(arguments: [0, 1, 2, 3, 20]) func `absurd limits refuse and do not crash`(limit: Int) {
        var limits = HTTPLimits()
        (limits.head, limits.line, limits.fields, limits.body) = (limit, limit, limit, limit)
        let text = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\n"
        #expect(outcome(text, by: 1, limits).count == 1)
        #expect(outcome(text, by: 1000, limits).count == 1)
    }
}
