import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `limits of web sockets` {
        @Test(arguments: Poller.Kind.allCases)
        func `a slow reader is cut off, the others are not`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind) { $0.streamBytes = 100_000 }
            let other = try stage.open()
            let slow = try stage.openRaw(window: 4096)
            var said = 0
            while stage.service.closed.isEmpty, said < 1000 {
                slow.send(SocketStage.text("big 50000"))
                try other.send("echo still here")
                #expect(try other.receive() == .message(.text(Array("still here".utf8))))
                said += 1
            }
            #expect(stage.service.closed == [1])
            try other.close()
            slow.close()
            #expect(stage.areClosed([0, 1]))
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `pings of a peer that reads no answer end its connection`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind) { $0.streamBytes = 100_000 }
            let client = try stage.openRaw(window: 4096)
            let pings = (0..<500).flatMap { _ in SocketStage.frame(0x89, [UInt8](repeating: 1, count: 125)) }
            var sent = 0
            while client.send(pings) == pings.count, sent < 1000 { sent += 1 }
            #expect(stage.areClosed([0]) && sent < 1000)
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that reads gets every pong`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try stage.openRaw()
            for round in 0..<100 {
                let pings = (0..<200).flatMap { SocketStage.frame(0x89, [UInt8(round), UInt8($0)]) }
                client.send(pings)
                let pongs = (0..<200).flatMap { [0x8A, 2, UInt8(round), UInt8($0)] as [UInt8] }
                #expect(client.bytes(pongs.count) == pongs)
            }
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a flood of messages lets the others come between`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let flood = try stage.openRaw(behind: [])
            let other = try stage.openRaw()
            // While the loop is held, all of the flood and then the other's word arrive.
            flood.send(SocketStage.text("hold") + (0..<5000).flatMap { SocketStage.text("\($0)") })
            other.send(SocketStage.text("echo now"))
            #expect(other.bytes(5) == [0x81, 3] + Array("now".utf8))
            #expect(waitUntil { stage.service.heard.count == 5002 })
            let heard = stage.service.heard
            let place = try #require(heard.firstIndex { $0.stream == 1 })
            #expect(place < 1000)
            #expect(heard.filter { $0.stream == 0 }.map(\.text) == ["hold"] + (0..<5000).map { "\($0)" })
            for client in [flood, other] { client.close() }
            #expect(stage.areClosed([0, 1]))
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a close that is not answered is waited for no longer than for draining`(_ kind: Poller.Kind)
            throws
        {
            let stage = try SocketStage(kind) { $0.drain = .milliseconds(300) }
            let client = try stage.openRaw()
            let start = SystemClock.monotonic()
            client.send(SocketStage.text("close 4000") + SocketStage.text("echo late"))
            let frame = client.bytes(2 + 2 + 9)
            #expect(frame == [0x88, 11, 0x0F, 0xA0] + Array("asked for".utf8))
            client.send(SocketStage.text("echo late") + SocketStage.frame(0x89, []))
            #expect(client.rest() == [])
            #expect((290...2000).contains(SystemClock.monotonic() - start))
            #expect(stage.areClosed([0]))
            #expect(stage.service.heard.map(\.text) == ["close 4000", "echo late"])
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a silent socket is pinged, and knows no other deadline between messages`(_ kind: Poller.Kind)
            throws
        {
            let stage = try SocketStage(kind) {
                $0.heartbeat = .milliseconds(100)
                $0.idle = .milliseconds(50)
                $0.request = .milliseconds(50)
            }
            let start = SystemClock.monotonic()
            let client = try stage.openRaw()
            client.send(SocketStage.text("whole"))
            #expect(client.bytes(8) == [0x89, 0, 0x89, 0, 0x89, 0, 0x89, 0])
            #expect((390...3000).contains(SystemClock.monotonic() - start))
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a message over the limit is refused by its header`(_ kind: Poller.Kind) throws {
            var http = HTTPLimits()
            http.message = 1000
            let stage = try SocketStage(kind, http: http)
            let client = try stage.openRaw()
            client.send([0x81, 0xFE, 0x03, 0xE9, 0, 0, 0, 0])
            #expect(client.rest().dropFirst(2).starts(with: [3, 0xF1]))
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `sockets that are silent cost nothing`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let clients = try (0..<200).map { _ in try stage.openRaw() }
            let before = stage.server.processorTime()
            usleep(300_000)
            #expect(stage.server.processorTime() - before < 50)
            for client in clients { client.close() }
            #expect(stage.areClosed(Array(0..<200)))
            stage.stop(closed: Array(0..<200))
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a stop says that we go away, and waits for the peer no longer than for draining`(
            _ kind: Poller.Kind
        ) throws {
            let stage = try SocketStage(kind) { $0.drain = .seconds(3) }
            let polite = try (0..<20).map { _ in try stage.open() }
            stage.server.wakeup.raise()
            for client in polite {
                #expect(try client.receive() == .closed(WebSocketClose(code: 1001)))
            }
            #expect(stage.stop(closed: Array(0..<20)) < 2000)
            let second = try SocketStage(kind) { $0.drain = .milliseconds(300) }
            let deaf = try second.openRaw()
            #expect((290...2000).contains(second.stop(closed: [0])))
            #expect(deaf.rest() == [0x88, 2, 3, 0xE9])
            deaf.close()
        }
    }
}
