import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `web sockets` {
        @Test(arguments: Poller.Kind.allCases)
        func `what is said is answered in the same turn, in order`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try stage.open()
            for text in ["", "hello", "tschüß 👋", String(repeating: "long ", count: 12_000)] {
                try client.send("echo " + text)
                #expect(try client.receive() == .message(.text(Array(text.utf8))))
            }
            for number in 0..<500 { try client.send("echo \(number)") }
            for number in 0..<500 {
                #expect(try client.receive() == .message(.text(Array("\(number)".utf8))))
            }
            #expect(try client.close() == WebSocketClose(code: 1000))
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what comes behind the handshake at once is heard`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try stage.openRaw(
                behind: SocketStage.text("echo one") + SocketStage.text("echo two"))
            for word in ["one", "two"] { #expect(client.bytes(5) == [0x81, 3] + Array(word.utf8)) }
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `bytes may come one by one`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try TestConnection(stage.server.address)
            for octet in SocketStage.opening { client.send([octet]) }
            #expect(client.answer()?.status == 101)
            for octet in SocketStage.text("echo yes") { client.send([octet]) }
            #expect(client.bytes(5) == [0x81, 3] + Array("yes".utf8))
            for octet in SocketStage.frame(0x89, [7]) { client.send([octet]) }
            #expect(client.bytes(3) == [0x8A, 1, 7])
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a close from either side ends the connection in good order`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let leaver = try stage.openRaw()
            leaver.send(SocketStage.frame(0x88, [0x0F, 0xA0]) + SocketStage.text("echo late"))
            #expect(leaver.rest() == [0x88, 2, 0x0F, 0xA0])
            leaver.close()
            #expect(stage.areClosed([0]))
            let guest = try stage.open()
            try guest.send("stop")
            #expect(try guest.receive() == .message(.text(Array("last".utf8))))
            let close = WebSocketClose(code: 4001, reason: "one")
            for _ in 0..<2 { #expect(try guest.receive() == .closed(close)) }
            #expect(throws: ClientError.closed) { try guest.send("more") }
            #expect(stage.areClosed([0, 1]))
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `an abort drops the connection without a word`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try stage.openRaw()
            client.send(SocketStage.text("abort"))
            #expect(client.rest() == [])
            #expect(stage.areClosed([0]))
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a broken rule is told before the connection ends`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            for (bytes, code) in [([0xC1, 0x80], 1002), (SocketStage.frame(0x81, [0xFF]), 1007)] {
                let client = try stage.openRaw()
                client.send(bytes)
                let rest = client.rest()
                #expect(rest.first == 0x88 && rest.dropFirst(2).starts(with: [3, UInt8(code & 255)]))
                client.close()
            }
            #expect(stage.areClosed([0, 1]))
            #expect(stage.service.heard.isEmpty)
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a request that opens no socket leaves the connection as it was`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try TestConnection(stage.server.address)
            let answer = try #require(client.exchange(TestHandler.get("/socket")))
            #expect(answer.status == 426 && answer.head.contains("\r\nConnection: Upgrade\r\n"))
            #expect(client.exchange(TestHandler.get("/x"))?.text == "/x")
            #expect(client.exchange(SocketStage.opening)?.status == 101)
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that goes without a word is heard to the end`(_ kind: Poller.Kind) throws {
            let stage = try SocketStage(kind)
            let client = try stage.openRaw()
            client.send((0..<1000).flatMap { SocketStage.text("\($0)") } + [0x81])
            client.endInput()
            #expect(stage.areClosed([0]))
            #expect(stage.service.heard.map(\.text) == (0..<1000).map { "\($0)" })
            client.close()
            stage.stop(closed: [0])
        }
    }
}
