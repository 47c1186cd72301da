import Testing

@testable import bench

/// Where one answer ends.
@Suite struct `the end of an answer` {
    private static let answer = Array(
        "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\ncontent-length: 5\r\n\r\nhello".utf8)

    private static func steps(_ pieces: [ArraySlice<UInt8>]) -> [AnswerScanner.Step] {
        var scanner = AnswerScanner()
        return pieces.map { piece in
            let bytes = Array(piece)
            return unsafe bytes.withUnsafeBytes { unsafe scanner.take($0) }
        }
    }

    private static func step(_ text: String) -> AnswerScanner.Step? { steps([Array(text.utf8)[...]]).last }

    @Test func `an answer is found whole and in two pieces, wherever they are cut`() {
        #expect(Self.steps([Self.answer[...]]) == [.answer(status: 201)])
        for cut in 1..<Self.answer.count {
            let steps = Self.steps([Self.answer[..<cut], Self.answer[cut...]])
            #expect(steps == [.needsMore, .answer(status: 201)], "cut at \(cut)")
        }
    }

    @Test func `byte by byte nothing is found before the last byte`() {
        let steps = Self.steps(Self.answer.indices.map { Self.answer[$0...$0] })
        #expect(steps.dropLast().allSatisfy { $0 == .needsMore })
        #expect(steps.last == .answer(status: 201))
    }

    @Test func `one answer follows another on the same connection`() {
        #expect(
            Self.steps([Self.answer[...], Self.answer[...]])
                == Array(repeating: .answer(status: 201), count: 2))
    }

    @Test func `an answer without a body ends with its head`() {
        #expect(Self.step("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n") == .answer(status: 503))
    }

    @Test func `what cannot be counted is unreadable`() {
        #expect(Self.step("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n") == .unreadable)
        #expect(Self.step("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n") == .unreadable)
        #expect(Self.step("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab") == .unreadable)
        #expect(Self.step("HTTP/1.1 two OK\r\nContent-Length: 0\r\n\r\n") == .unreadable)
    }
}
