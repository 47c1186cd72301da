import HTTP
import Testing

@Suite struct RequestReaderTests {
    static let cases = WireCase.all("http/requests")
    static let good = Array("GET /good HTTP/1.1\r\nHost: g\r\n\r\n".utf8)

    @Test func `there are many cases`() {
        #expect(Self.cases.count >= 430)
        #expect(Self.cases.filter { $0.expected.contains { $0.hasPrefix("refused") } }.count >= 320)
        #expect(Set(Self.cases.map(\.sent)).count == Self.cases.count)
    }

    @Test(arguments: cases) func `reads or refuses a case given whole`(_ wire: WireCase) {
        let steps = withoutContinue(Feeding.whole(wire.sent))
        #expect(RequestExpectation.differences(steps, wire.expected.filter { $0 != "continue" }) == [])
    }

    @Test(arguments: cases) func `reads or refuses a case given byte by byte`(_ wire: WireCase) {
        #expect(RequestExpectation.differences(Feeding.requests(wire.sent, by: 1), wire.expected) == [])
    }

    @Test(arguments: cases) func `reads or refuses a case in pieces of seven`(_ wire: WireCase) {
        let steps = withoutContinue(Feeding.requests(wire.sent, by: 7))
        #expect(RequestExpectation.differences(steps, wire.expected.filter { $0 != "continue" }) == [])
    }

    @Test(arguments: cases) func `reads or refuses a case behind a good request`(_ wire: WireCase) {
        let steps = withoutContinue(Feeding.whole(Self.good + wire.sent))
        let expected = ["request GET /good"] + wire.expected.filter { $0 != "continue" }
        #expect(RequestExpectation.differences(steps, expected) == [])
    }

    @Test(arguments: cases) func `leaves bytes behind a case to the next request`(_ wire: WireCase) {
        let isWhole = wire.expected.last.map { !$0.hasPrefix("refused") } ?? false
        let steps = withoutContinue(Feeding.whole(wire.sent + Self.good))
        if isWhole {
            let expected = wire.expected.filter { $0 != "continue" } + ["request GET /good"]
            #expect(RequestExpectation.differences(steps, expected) == [])
        } else if !wire.expected.isEmpty {
            #expect(RequestExpectation.differences(steps, wire.expected) == [])
        }
    }

    @Test func `says once that it waits for the body`() {
        var reader = RequestReader()
        reader.append(
            Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n".utf8).span
        )
        guard case .continueExpected = reader.next() else { return #expect(Bool(false)) }
        guard case .needsMore = reader.next() else { return #expect(Bool(false)) }
        reader.append([1].span)
        guard case .needsMore = reader.next() else { return #expect(Bool(false)) }
        reader.append([2].span)
        guard case .request(let request) = reader.next() else { return #expect(Bool(false)) }
        #expect(request.body == [1, 2])
    }

    @Test func `does not ask for a body that has begun to come`() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nx"
        #expect(Feeding.whole(Array(head.utf8)).isEmpty)
    }

    @Test func `stays with its first refusal`() {
        var reader = RequestReader()
        reader.append(Array("GET / HTTP/1.1\nx".utf8).span)
        for _ in 0..<3 {
            guard case .refused(.bareLineFeed) = reader.next() else { return #expect(Bool(false)) }
            reader.append(Self.good.span)
        }
        #expect(reader.bufferedCount == 0)
    }

    @Test func `has a sentence and an error status for every failure`() {
        for failure in RequestFailure.allCases {
            #expect([400, 408, 413, 414, 417, 431, 501, 505].contains(failure.status.code))
            #expect(failure.detail.hasSuffix(").") && failure.detail.contains("(RFC "), "\(failure)")
        }
        #expect(Set(RequestFailure.allCases.map(\.detail)).count == RequestFailure.allCases.count)
    }

    private func withoutContinue(_ steps: [RequestReader.Step]) -> [RequestReader.Step] {
        steps.filter { step in
            if case .continueExpected = step { return false }
            return true
        }
    }
}
