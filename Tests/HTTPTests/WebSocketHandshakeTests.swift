import HTTP
import Testing

@Suite struct WebSocketHandshakeTests {
    static let cases = WireCase.all("websocket/handshakes")

    /// What the handshake makes of the first request in some bytes.
    private static func outcome(_ bytes: [UInt8]) -> [String] {
        Feeding.requests(Feeding.whole(bytes)).prefix(1).map { request in
            do throws(WebSocketHandshakeFailure) {
                let response = try WebSocketHandshake.accept(request)
                return "accepted \(response["sec-websocket-accept"] ?? "nothing")"
            } catch { return "refused \(error)" }
        }
    }

    @Test func `there are many cases`() {
        #expect(Self.cases.count >= 65)
        let refusals = Set(WebSocketHandshakeFailure.allCases.map { "refused \($0)" })
        #expect(refusals.subtracting(Self.cases.flatMap(\.expected)) == [])
    }

    @Test(arguments: cases) func `accepts or refuses a case`(_ wire: WireCase) {
        #expect(Self.outcome(wire.sent) == wire.expected)
    }

    @Test(arguments: cases) func `what comes behind changes nothing`(_ wire: WireCase) {
        #expect(Self.outcome(wire.sent + WebSocketFrame.bytes(0x81, [97])) == wire.expected)
    }

    @Test func `the answer takes no extension and no subprotocol`() throws {
        for wire in Self.cases where wire.expected.first?.hasPrefix("accepted") ?? false {
            let request = try #require(Feeding.requests(Feeding.whole(wire.sent)).first)
            let response = try WebSocketHandshake.accept(request)
            #expect(response.status.code == 101 && response.body.isEmpty)
            #expect(response.fields.map(\.name) == ["Upgrade", "Sec-WebSocket-Accept"])
        }
    }

    @Test func `every failure has a sentence, a status and what the status demands`() {
        for failure in WebSocketHandshakeFailure.allCases {
            #expect(failure.detail.contains("(RFC ") && failure.detail.hasSuffix(")."))
            switch failure.status.code {
            case 405: #expect(failure.fields == [ResponseField("Allow", "GET")])
            case 426:
                #expect(
                    failure.fields == [
                        ResponseField("Upgrade", "websocket"), ResponseField("Sec-WebSocket-Version", "13"),
                    ])
            default: #expect(failure.status.code == 400 && failure.fields.isEmpty)
            }
        }
    }

    @Test(arguments: WebSocketFault.allCases)
    func `a fault has a sentence that fits in a close frame`(_ fault: WebSocketFault) {
        #expect(fault.detail.utf8.count <= 123 && fault.detail.contains("(RFC 6455 §"))
        #expect([1002, 1007, 1009].contains(fault.closeCode))
    }

    @Test func `a client's request is accepted, and the answer opens`() throws {
        let key = [UInt8](0..<16)
        let request = WebSocketHandshake.request(
            path: "/chat?a=b", host: "h:1", key: key, fields: [("Origin", "http://h")])
        #expect(request.path == "/chat" && request.host == "h:1" && request.fields["origin"] == "http://h")
        var response = try WebSocketHandshake.accept(request)
        response.add("Connection", "Upgrade")
        #expect(WebSocketHandshake.isOpened(by: response, key: key))
        #expect(!WebSocketHandshake.isOpened(by: response, key: [UInt8](1..<17)))
        for name in ["Upgrade", "Connection", "Sec-WebSocket-Accept"] {
            var without = response
            without.fields.removeAll { $0.name == name }
            #expect(!WebSocketHandshake.isOpened(by: without, key: key), "without \(name)")
        }
        var listed = response
        listed.set("connection", "keep-alive, upgrade")
        #expect(WebSocketHandshake.isOpened(by: listed, key: key))
        var extended = response
        extended.add("Sec-WebSocket-Extensions", "permessage-deflate")
        #expect(!WebSocketHandshake.isOpened(by: extended, key: key))
        var other = response
        other.status = .ok
        #expect(!WebSocketHandshake.isOpened(by: other, key: key))
    }
}
