import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `the client of web sockets` {
        @Test func `what is no socket is said to be none`() throws {
            let stage = try SocketStage()
            let address = "ws://\(stage.server.address)/x"
            let error = #expect(throws: ClientError.self) { try WebSocketClient(address) }
            guard case .notOpened(let response) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(response.status.code == 200 && response.body == Array("/x".utf8))
            stage.stop(closed: [])
        }

        @Test func `nothing is waited for longer than asked`() throws {
            let stage = try SocketStage()
            let client = try stage.open()
            let start = SystemClock.monotonic()
            #expect(throws: ClientError.timedOut) { try client.receive(timeout: .milliseconds(100)) }
            #expect((90...1500).contains(SystemClock.monotonic() - start))
            try client.send("echo later")
            #expect(try client.receive() == .message(.text(Array("later".utf8))))
            try client.close(code: 4321, reason: "done")
            let door = try SilentListener()
            #expect(throws: ClientError.timedOut) {
                try WebSocketClient("ws://127.0.0.1:\(door.port)/", timeout: .milliseconds(100))
            }
            stage.stop(closed: [0])
        }

        @Test func `pings are answered while a message is waited for`() throws {
            let stage = try SocketStage { $0.heartbeat = .milliseconds(50) }
            let client = try stage.open()
            #expect(throws: ClientError.timedOut) { try client.receive(timeout: .milliseconds(300)) }
            try client.send("echo still open")
            #expect(try client.receive() == .message(.text(Array("still open".utf8))))
            stage.stop(closed: [0])
        }

        @Test func `a connection that is dropped is closed without a word`() throws {
            let stage = try SocketStage()
            let client = try stage.open()
            try client.send("abort")
            #expect(try client.receive() == .closed(nil))
            #expect(throws: ClientError.closed) { try client.send("more") }
            #expect(try client.close() == nil)
            stage.stop(closed: [0])
        }

        @Test(arguments: [
            ("ws://127.0.0.1:4820/connect/websocket?a=b", "127.0.0.1", 4820, "/connect/websocket?a=b"),
            ("ws://localhost", "localhost", 80, "/"), ("WS://h?x=1", "h", 80, "/?x=1"),
            ("ws://[::1]:9/p", "::1", 9, "/p"), ("ws://[::1]", "::1", 80, "/"),
        ])
        func `an address is taken apart`(_ text: String, _ host: String, _ port: UInt16, _ path: String)
            throws
        {
            let address = try #require(WebSocketAddress(text))
            #expect(address.host == host && address.port == port && address.path == path)
        }

        @Test(arguments: [
            "", "ws://", "ws:///x", "wss://h/", "http://h/", "ws://h:0/", "ws://h:65536/", "ws://h:+80/",
            "ws://h:/", "ws://h/#part", "ws://user@h/", "ws://[::1", "ws://[::1]9/", "ws://h:80:80/",
        ])
        func `what is no address is refused`(_ text: String) {
            #expect(WebSocketAddress(text) == nil)
            #expect(throws: ClientError.badAddress(text)) { try WebSocketClient(text) }
        }
    }
}
