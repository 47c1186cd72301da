import HTTP
import Testing

@Suite struct ResponseWriterTests {
    private func written(_ response: Response, to method: String = "GET") -> String {
        var connection = ServerConnection()
        connection.receive("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n".utf8Span.span)
        guard case .request = connection.next() else { return "no request" }
        connection.send(response, now: "Thu, 15 Jan 2026 09:00:00 GMT")
        return String(decoding: connection.output, as: UTF8.self)
    }

    @Test func `writes an answer`() {
        let fields = [ResponseField("Content-Type", "text/plain"), ResponseField("X-A", "b")]
        let response = Response(status: .created, fields: fields, body: Array("hello".utf8))
        #expect(
            written(response) == """
                HTTP/1.1 201 Created\r
                Date: Thu, 15 Jan 2026 09:00:00 GMT\r
                Content-Type: text/plain\r
                X-A: b\r
                Content-Length: 5\r
                \r
                hello
                """)
    }

    @Test func `writes the length and not the body for HEAD`() {
        let text = written(Response(status: .ok, body: Array("hello".utf8)), to: "HEAD")
        #expect(text.hasSuffix("\r\nContent-Length: 5\r\n\r\n"))
    }

    @Test(arguments: [204, 304]) func `writes neither length nor body where none may be`(code: Int) {
        let text = written(Response(status: Status(code: code), body: Array("hello".utf8)))
        #expect(!text.contains("Content-Length") && text.hasSuffix("\r\n\r\n"))
    }

    @Test func `writes a length for an empty body`() {
        #expect(written(Response(status: .ok)).contains("\r\nContent-Length: 0\r\n"))
    }

    @Test(arguments: ["a\r\nSet-Cookie: x", "a\nb", "a\0b", "\u{7F}", "\u{85}\u{2028}é"])
    func `no value can end its line`(value: String) {
        let text = written(Response(status: .ok, fields: [ResponseField("X", value)]))
        #expect(text.split(separator: "\r\n").count == 4, "\(text)")
        #expect(!text.utf8.contains(0) && !text.utf8.contains(0x7F))
        #expect(text.utf8.count { $0 == 10 } == 5 && text.utf8.count { $0 == 13 } == 5)
    }

    @Test func `a value keeps its good octets`() {
        #expect(
            written(Response(status: .ok, fields: [ResponseField("X", "é\ta\rb")])).contains("X: é\ta b\r\n"))
    }

    @Test func `no name and no reason can end its line`() {
        let field = ResponseField("X\r\nY: z", "v")
        #expect(written(Response(status: .ok, fields: [field])).contains("\r\nX--Y--z: v\r\n"))
        #expect(written(Response(status: .ok, fields: [ResponseField("", "v")])).components("\r\n") == 4)
        let status = Status(code: 299, reason: "a\r\nb")
        #expect(written(Response(status: status)).hasPrefix("HTTP/1.1 299 a  b\r\n"))
    }

    @Test(arguments: ["Content-Length", "transfer-encoding", "CONNECTION", "Date"])
    func `drops the fields that are the writer's`(name: String) {
        let text = written(Response(status: .ok, fields: [ResponseField(name, "bad-value")]))
        #expect(!text.contains("bad-value"))
    }

    @Test(arguments: [0, 99, 600, 1000, -1, Int.max]) func `a code that is none is 500`(code: Int) {
        #expect(Status(code: code).code == 500)
    }

    @Test func `sets and adds fields`() {
        var response = Response(status: .ok, fields: [ResponseField("Vary", "a"), ResponseField("X", "b")])
        response.set("vary", "c")
        response.add("X", "d")
        #expect(response["vary"] == "c" && response["x"] == "b" && response["y"] == nil)
        #expect(response.fields.map(\.value) == ["b", "c", "d"])
    }
}
