import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    /// Peers that keep a connection busy without getting anywhere.
    @Suite struct `peers that take their time` {
        /// Beginnings of requests that any number of letters does not end.
        private static let requests = [
            "GET /", "GET / HTTP/1.1\r\nHost: t\r\nX", "GET / HTTP/1.1\r\nHost: t\r\nX: ",
            "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 900000\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
            "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: ",
            "GET /socket HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ",
        ]

        /// Beginnings of messages, and what may follow any number of times without ending them.
        private static let messages: [(begins: [UInt8], goesOn: [UInt8])] = [
            ([0x81], []), ([0x81, 0xFE, 0x08, 0x00], []), ([0x81, 0xFE, 0x08, 0x00, 0, 0, 0, 0], [65]),
            (SocketStage.frame(0x01, [65]), SocketStage.frame(0x00, [65])),
            (SocketStage.frame(0x01, [65]), SocketStage.frame(0x00, [])),
            (SocketStage.frame(0x01, [65]), SocketStage.frame(0x8A, [])),
            (SocketStage.frame(0x02, [65]) + [0x00, 0xFE, 0x80, 0, 0, 0, 0, 0], [65]),
            (SocketStage.text("whole") + [0x89, 0x85, 0, 0, 0, 0, 65], []),
        ]

        @Test(arguments: Poller.Kind.allCases)
        func `a request that never ends gets 408, however it trickles`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind) { $0.request = .milliseconds(300) }
            let start = SystemClock.monotonic()
            let clients = try Self.requests.map { begin in
                let client = try TestConnection(stage.server.address)
                client.send(Array(begin.utf8))
                return client
            }
            trickle(to: clients) { _ in [UInt8(ascii: "x")] }
            #expect((290...4000).contains(SystemClock.monotonic() - start))
            for (client, begin) in zip(clients, Self.requests) {
                #expect(client.answer()?.status == 408, "\(begin)")
                client.close()
            }
            stage.stop(closed: [])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a message that never ends closes its socket with 1008, however it trickles`(
            _ kind: Poller.Kind
        ) throws {
            let stage = try SocketStage(kind) { $0.request = .milliseconds(300) }
            let silent = try stage.openRaw()
            let clients = try Self.messages.map { _ in try stage.openRaw() }
            let start = SystemClock.monotonic()
            for (client, message) in zip(clients, Self.messages) { client.send(message.begins) }
            trickle(to: clients) { Self.messages[$0].goesOn }
            #expect((290...4000).contains(SystemClock.monotonic() - start))
            for client in clients {
                let rest = client.rest()
                #expect(rest.first == 0x88 && rest.dropFirst(2).starts(with: [3, 0xF0]), "\(rest)")
                client.close()
            }
            #expect(stage.service.heard.map(\.text) == ["whole"])
            silent.send(SocketStage.text("echo yes"))
            #expect(silent.bytes(5) == [0x81, 3] + Array("yes".utf8))
            silent.close()
            #expect(stage.areClosed(Array(0...clients.count)))
            stage.stop(closed: Array(0...clients.count))
        }

        @Test(arguments: Poller.Kind.allCases)
        func `each message has the whole time, and a silent socket is pinged again`(_ kind: Poller.Kind)
            throws
        {
            let stage = try SocketStage(kind) {
                $0.request = .seconds(1)
                $0.heartbeat = .milliseconds(200)
            }
            let client = try stage.openRaw()
            let one = SocketStage.text("echo yes")
            client.send(Array(one[..<5]))
            for _ in 0..<5 {
                usleep(150_000)
                client.send(Array(one.dropFirst(5) + one.prefix(5)))
                #expect(client.bytes(5) == [0x81, 3] + Array("yes".utf8))
            }
            client.send(Array(one.dropFirst(5)))
            #expect(client.bytes(7) == [0x81, 3] + Array("yes".utf8) + [0x89, 0])
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a request that waits whole for room behind a long answer is not late`(_ kind: Poller.Kind)
            throws
        {
            let stage = try SocketStage(kind) {
                $0.request = .milliseconds(100)
                $0.idle = .milliseconds(100)
                $0.outputBytes = 100_000
            }
            let client = try TestConnection(stage.server.address, window: 4096)
            client.send(TestHandler.get("/big/20000000") + TestHandler.get("/x"))
            usleep(300_000)
            #expect(client.answer()?.body.count == 20_000_000)
            #expect(client.answer()?.text == "/x")
            client.close()
            stage.stop(closed: [])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a socket that takes nothing is given up`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind) {
                $0.write = .milliseconds(200)
                $0.streamBytes = 1 << 26
                $0.heartbeat = .milliseconds(50)
            }
            let client = try stage.openRaw(window: 4096)
            for _ in 0..<40 { client.send(SocketStage.text("big 500000")) }
            #expect(stage.areClosed([0]))
            client.close()
            stage.stop(closed: [0])
        }

        /// Sends something to each that was not answered, again and again, for at most five seconds.
        private func trickle(to clients: [TestConnection], _ bytes: (Int) -> [UInt8]) {
            waitUntil {
                for (index, client) in clients.enumerated() where !client.isReadable() {
                    client.send(bytes(index))
                }
                usleep(10_000)
                return clients.allSatisfy { $0.isReadable() }
            }
        }
    }
}
