import HTTP
import Testing

/// The cases of `RequestReaderTests` as a connection meets them: each request answered, each refusal the
/// last word.
@Suite struct RequestConnectionTests {
    static let cases = RequestReaderTests.cases

    @Test(arguments: cases) func `answers a case given whole`(_ wire: WireCase) {
        expect(wire, ConnectionFeeding(wire.sent, by: wire.sent.count), before: [])
    }

    @Test(arguments: cases) func `answers a case given byte by byte`(_ wire: WireCase) {
        expect(wire, ConnectionFeeding(wire.sent, by: 1), before: [])
    }

    @Test(arguments: cases) func `answers the good request before a case, and the case as ever`(
        _ wire: WireCase
    ) {
        let bytes = RequestReaderTests.good + wire.sent
        for size in [1, 7, bytes.count] {
            expect(wire, ConnectionFeeding(bytes, by: size), before: ["request GET /good"])
        }
    }

    @Test(arguments: cases) func `refuses at the peer's end what is not whole`(_ wire: WireCase) {
        var feeding = ConnectionFeeding(wire.sent, by: 5)
        let before = feeding.steps.count
        let isWhole = !wire.expected.isEmpty || wire.sent.isEmpty
        feeding.end()
        #expect(Feeding.failures(Array(feeding.steps[before...])) == (isWhole ? [] : [.truncated]))
        #expect(feeding.connection.isClosing && feeding.connection.bufferedCount == 0)
    }

    /// What was asked and answered is what the case says; behind a refusal the connection closes.
    private func expect(_ wire: WireCase, _ feeding: ConnectionFeeding, before: [String]) {
        let expected = before + wire.expected.filter { $0 != "continue" }
        #expect(RequestExpectation.differences(feeding.steps, expected) == [])
        let codes = feeding.steps.map { step in
            guard case .refused(let failure) = step else { return 200 }
            return failure.status.code
        }
        #expect(feeding.codes.filter { $0 != 100 } == codes)
        if codes.contains(where: { $0 != 200 }) { #expect(feeding.connection.isClosing) }
        if wire.expected.isEmpty { #expect(!feeding.connection.isClosing) }
    }
}
