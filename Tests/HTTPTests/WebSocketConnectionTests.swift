import HTTP
import Synchronization
import Testing

@Suite struct WebSocketConnectionTests {
    private static let hello = WebSocketFrame.bytes(0x81, Array("Hello".utf8))

    @Test func `there are many cases`() {
        #expect(WebSocketCase.all.count >= 270)
        #expect(WebSocketCase.all.filter { $0.expected.last == "closed" }.count >= 180)
        #expect(WebSocketCase.all.allSatisfy { ["open", "half", "closed"].contains($0.expected.last) })
        let names = Set(WebSocketFault.allCases.map { "fault \($0)" })
        #expect(names.subtracting(WebSocketCase.all.flatMap(\.expected)) == [])
    }

    @Test(arguments: WebSocketCase.all)
    func `reads a case given whole`(_ wire: WebSocketCase) {
        var feeding = WebSocketFeeding(wire)
        feeding.feed(wire.sent, by: wire.sent.count)
        #expect(feeding.outcome == wire.expected)
    }

    @Test(arguments: WebSocketCase.all)
    func `reads a case given byte by byte`(_ wire: WebSocketCase) {
        var feeding = WebSocketFeeding(wire)
        feeding.feed(wire.sent, by: 1)
        #expect(feeding.outcome == wire.expected)
    }

    @Test(arguments: WebSocketCase.all)
    func `reads a case in pieces of three and seven`(_ wire: WebSocketCase) {
        for size in [3, 7] {
            var feeding = WebSocketFeeding(wire)
            feeding.feed(wire.sent, by: size)
            #expect(feeding.outcome == wire.expected)
        }
    }

    @Test(arguments: WebSocketCase.all.filter { !$0.isClient && $0.limit >= 65_536 })
    func `reads a case between two messages`(_ wire: WebSocketCase) {
        let hello = "text 48656c6c6f"
        guard let end = wire.expected.last, end != "half" else { return }
        var feeding = WebSocketFeeding(wire)
        let bytes = Self.hello + wire.sent + Self.hello
        feeding.feed(bytes, by: bytes.count)
        let behind = end == "open" ? [hello, end] : [end]
        #expect(feeding.outcome == [hello] + wire.expected.dropLast() + behind)
    }

    @Test(arguments: WebSocketCase.all)
    func `delivers and says nothing once it has closed, and ends with the peer's close`(_ wire: WebSocketCase)
    {
        var feeding = WebSocketFeeding(wire)
        var output: [UInt8] = []
        feeding.connection.close(WebSocketClose(code: 1001), &output)
        #expect(WebSocketFrame.read(output, isMasked: wire.isClient).map(\.event) == ["close 1001"])
        feeding.feed(wire.sent, by: 5)
        #expect(feeding.events.filter { !$0.hasPrefix("fault") } == [])
        #expect((feeding.connection.state == .closed) == (wire.expected.last == "closed"))
        output = []
        feeding.connection.send(text: [97].span, &output)
        feeding.connection.ping(&output)
        feeding.connection.close(WebSocketClose(code: 1000), &output)
        #expect(output == [])
    }

    @Test func `holds no memory between messages`() {
        var feeding = WebSocketFeeding()
        #expect(feeding.connection.heldCount == 0)
        for wire in WebSocketCase.all where wire.expected.last == "open" && !wire.isClient {
            feeding.feed(wire.sent, by: wire.sent.count)
            #expect(feeding.connection.heldCount == 0, "\(wire)")
        }
        feeding.feed(WebSocketCase("websocket/frames/length-65536.frames").sent + [0x81], by: 1 << 20)
        #expect((1...256).contains(feeding.connection.heldCount))
    }

    @Test func `half a large message holds little more than its bytes`() {
        var feeding = WebSocketFeeding()
        feeding.feed(
            Array(WebSocketCase("websocket/frames/length-65536.frames").sent.prefix(40_000)), by: 1000)
        #expect((39_000...90_000).contains(feeding.connection.heldCount))
    }

    @Test func `tells what the peer said when it closed`() {
        let reason = "tschüß"
        var feeding = WebSocketFeeding()
        feeding.feed(WebSocketFrame.bytes(0x88, [0x0F, 0xA1] + Array(reason.utf8)), by: 100)
        #expect(feeding.connection.farewell == WebSocketClose(code: 4001, reason: reason))
        var silent = WebSocketFeeding()
        silent.feed(WebSocketFrame.bytes(0x88, []), by: 100)
        #expect(silent.connection.farewell?.code == nil && silent.connection.farewell?.reason == "")
    }

    @Test(arguments: [0, 1, 125, 126, 65_535, 65_536, 70_000], [false, true])
    func `writes a text that the other end reads`(_ count: Int, _ isClient: Bool) {
        let text = [UInt8](repeating: 0x78, count: count)
        var sender = WebSocketFeeding(isClient: isClient, limit: 0)
        var output: [UInt8] = []
        sender.connection.send(text: text.span, &output)
        sender.connection.ping(&output)
        #expect(WebSocketFrame.read(output, isMasked: isClient).map(\.head) == [0x81, 0x89])
        var reader = WebSocketFeeding(isClient: !isClient, limit: 70_000)
        reader.feed(output, by: 999)
        #expect(reader.outcome == ["text " + WebSocketCase.hex(text), "pong ", "open"])
    }

    @Test func `a client masks every frame anew`() {
        let count = Mutex<UInt32>(0)
        let mask = { @Sendable () -> UInt32 in
            count.withLock { count in
                count += 1
                return count
            }
        }
        var connection = WebSocketConnection(role: .client(mask: mask), messageLimit: 100)
        var output: [UInt8] = []
        for _ in 0..<3 { connection.ping(&output) }
        #expect(
            output == [0x89, 0x80, 1, 0, 0, 0, 0x89, 0x80, 2, 0, 0, 0, 0x89, 0x80, 3, 0, 0, 0])
    }

    @Test func `no bytes at random make it fail or grow`() {
        var random = Pseudorandom(state: 7)
        for _ in 0..<3000 {
            var feeding = WebSocketFeeding(limit: 200)
            for _ in 0..<20 {
                var bytes = (0..<Int(random.next() % 40)).map { _ in UInt8(truncatingIfNeeded: random.next())
                }
                // Mostly what begins like a frame, so that the deep parts are reached.
                if !bytes.isEmpty, random.next() % 4 > 0 { bytes[0] &= 0x8B }
                if bytes.count > 1, random.next() % 8 > 0 { bytes[1] |= 0x80 }
                feeding.feed(bytes, by: 1 + Int(random.next() % 9))
            }
            #expect(feeding.connection.heldCount < 1024)
        }
    }
}
