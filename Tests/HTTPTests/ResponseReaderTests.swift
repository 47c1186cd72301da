import HTTP
import Testing

@Suite struct ResponseReaderTests {
    static let cases = WireCase.all("http/responses")

    private func outcome(_ bytes: [UInt8], by size: Int, isHead: Bool = false) -> ResponseReader.Step {
        var reader = ResponseReader(isHead: isHead)
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.append(Array(bytes[start..<min(start + size, bytes.count)]).span)
            let step = reader.next()
            if case .needsMore = step { continue }
            return step
        }
        reader.receivedEnd()
        return reader.next()
    }

    private func lines(_ step: ResponseReader.Step) -> [String] {
        switch step {
        case .needsMore: return ["needs more"]
        case .failed(let failure): return ["failed \(failure)"]
        case .response(let response):
            let end = response.closesConnection ? "closes" : "keeps"
            let body = String(decoding: response.body, as: UTF8.self)
            return ["response \(response.status.code) \(end)", body.isEmpty ? "body" : "body " + body]
        }
    }

    @Test func `there are cases`() { #expect(Self.cases.count >= 25) }

    @Test(arguments: cases, [1, 3, 100_000]) func `reads or refuses a case`(_ wire: WireCase, size: Int) {
        #expect(lines(outcome(wire.sent, by: size)) == wire.expected)
    }

    @Test(arguments: cases) func `no truncation or change crashes`(_ wire: WireCase) {
        var random = Pseudorandom(state: 11)
        for length in 0..<wire.sent.count {
            _ = outcome(Array(wire.sent[..<length]), by: 4)
            var changed = wire.sent
            changed[length] = UInt8(truncatingIfNeeded: random.next())
            _ = outcome(changed, by: 4)
        }
    }

    @Test func `an answer to HEAD has no body`() {
        let bytes = Array("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n".utf8)
        #expect(lines(outcome(bytes, by: 5, isHead: true)) == ["response 200 keeps", "body"])
    }

    @Test func `an endless body is refused at the limit`() {
        let bytes = Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + [UInt8](repeating: 1, count: (1 << 20) + 1)
        #expect(lines(outcome(bytes, by: 65_536)) == ["failed body(HTTP.BodyFault.tooLarge)"])
    }

    @Test func `reads what the server writes`() {
        var server = ServerConnection()
        let sent = Request(method: .post, path: "/a?b=c", fields: [("X-A", "b")], body: [1, 2, 3])
            .serialized()
        server.receive(sent.span)
        guard case .request(let request) = server.next() else { return #expect(Bool(false)) }
        #expect(request.target == "/a?b=c" && request.body == [1, 2, 3] && request.fields["x-a"] == "b")
        server.send(
            Response(status: .created, fields: [ResponseField("X-B", "c")], body: [4, 5]), now: "now")
        guard case .response(let response) = outcome(server.output, by: 1) else {
            return #expect(Bool(false))
        }
        #expect(response.status == .created && response.body == [4, 5] && response["x-b"] == "c")
        #expect(response["content-length"] == "2" && response["date"] == "now")
    }

    @Test func `says in a sentence what failed`() {
        for failure in [ResponseFailure.badStatusLine, .head(.bareLineFeed), .body(.tooLarge), .truncated] {
            #expect(failure.sentence.hasSuffix("."))
        }
    }
}
