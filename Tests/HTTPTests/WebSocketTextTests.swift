import HTTP
import Testing

/// UTF-8 as a WebSocket judges it, against the standard library.
@Suite struct WebSocketTextTests {
    /// Whether a text message of these bytes is delivered.
    private func isText(_ bytes: [UInt8]) -> Bool {
        var feeding = WebSocketFeeding()
        let half = bytes.count / 2
        feeding.feed(WebSocketFrame.bytes(0x01, Array(bytes[..<half])), by: 100)
        feeding.feed(WebSocketFrame.bytes(0x80, Array(bytes[half...])), by: 100)
        return feeding.outcome == ["text \(WebSocketCase.hex(bytes))", "open"]
    }

    private func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    @Test func `every pair of bytes is judged as the standard library does`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max where isText([first, second]) != isUTF8([first, second]) {
                Issue.record("\(first) \(second)")
            }
        }
    }

    @Test func `longer runs are judged as the standard library does`() {
        let borders: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
            0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var random = Pseudorandom(state: 3)
        var texts = 0
        for _ in 0..<60_000 {
            var bytes = (0..<Int(1 + random.next() % 5)).map { _ in borders[Int(random.next() % 24)] }
            // Half of them behind and before words that are skipped eight bytes at a time.
            if random.next() % 2 == 0 {
                bytes = Array("plain words;".utf8) + bytes + Array("more of it".utf8)
            }
            let isUTF8 = isUTF8(bytes)
            if isUTF8 { texts += 1 }
            if isText(bytes) != isUTF8 { Issue.record("\(bytes)") }
        }
        #expect(texts > 1000)
    }

    @Test func `only close codes that may be sent are taken and made`() {
        let good = Array(1000...1003) + Array(1007...1014) + Array(3000...4999)
        #expect((0...UInt16.max).filter { WebSocketClose.maySend($0) }.map(Int.init) == good)
    }

    @Test func `a reason is cut between characters where it would be too long`() {
        let plain = WebSocketClose(code: 1000, reason: String(repeating: "x", count: 200))
        #expect(plain.reason.utf8.count == 123)
        let wide = WebSocketClose(code: 1000, reason: String(repeating: "€", count: 42))
        #expect(wide.reason == String(repeating: "€", count: 41))
        #expect(
            WebSocketClose(code: 1000, reason: String(repeating: "é", count: 61)).reason.utf8.count == 122)
        let exact = String(repeating: "y", count: 123)
        #expect(WebSocketClose(code: 1000, reason: exact).reason == exact)
    }
}
