import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `answers that go on` {
        @Test(arguments: Poller.Kind.allCases)
        func `the head comes at once and the rest when there is something to say`(_ kind: Poller.Kind) throws
        {
            let stage = try StreamStage(kind)
            let client = try TestConnection(stage.server.address)
            let head = try #require(client.exchange(TestHandler.get("/stream")))
            #expect(head.saysClose)
            #expect(!head.head.lowercased().contains("content-length"))
            #expect(!head.head.lowercased().contains("transfer-encoding"))
            #expect(client.text(8) == "hello 0;")
            for word in ["data: one\n\n", "data: two\n\n"] {
                usleep(20_000)
                #expect(!client.isReadable())
                stage.say(word, on: 0)
                #expect(client.text(word.utf8.count) == word)
            }
            #expect(stage.service.closed == [])
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `each stream gets its own`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let clients = try (0..<40).map { try stage.open($0) }
            for number in clients.indices.reversed() { stage.say("for \(number);", on: number) }
            for (number, client) in clients.enumerated() {
                let text = "for \(number);"
                #expect(client.text(text.utf8.count) == text)
                #expect(!client.isReadable())
            }
            for client in clients { client.close() }
            #expect(stage.areClosed(Array(clients.indices)))
            stage.stop(closed: Array(clients.indices))
        }

        @Test(arguments: Poller.Kind.allCases)
        func `the end comes behind the last byte`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) { $0.streamBytes = 1 << 22 }
            let client = try stage.open(0, window: 4096)
            let last = String(repeating: "x", count: 1_000_000)
            for _ in 0..<2 { stage.say(last, on: 0) }
            stage.say(last, on: 0, ends: true)
            stage.say("too late;", on: 0)
            usleep(50_000)
            let rest = client.rest()
            #expect(rest.count == 3_000_000)
            #expect(rest.allSatisfy { $0 == UInt8(ascii: "x") })
            #expect(client.isAtEnd())
            client.close()
            #expect(stage.areClosed([0]))
            stage.say("to nobody;", on: 0)
            stage.say("nor here;", on: 77, ends: true)
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that ends its side ends the stream`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let (half, whole) = (try stage.open(0), try stage.open(1))
            half.endInput()
            #expect(half.isAtEnd())
            #expect(stage.areClosed([0]))
            whole.close()
            #expect(stage.areClosed([0, 1]))
            for number in [0, 1] { stage.say("x", on: number) }
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what is asked behind a stream is never answered`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try TestConnection(stage.server.address)
            client.send(["/1", "/2", "/stream", "/3", "/stream"].flatMap { TestHandler.get($0) })
            #expect(client.answer()?.text == "/1")
            #expect(client.answer()?.text == "/2")
            #expect(client.answer()?.status == 200)
            client.send(TestHandler.get("/4"))
            stage.say("bye;", on: 0, ends: true)
            #expect(String(decoding: client.rest(), as: UTF8.self) == "hello 0;bye;")
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `streams keep their order beside other traffic`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let clients = try (0..<3).map { try stage.open($0) }
            let other = try TestConnection(stage.server.address)
            var expected = ""
            for number in 0..<200 {
                other.send(TestHandler.get("/\(number)") + TestHandler.get("/big/50000"))
                let word = Array("event \(number);".utf8)
                expected += "event \(number);"
                stage.teller.send((0..<3).flatMap { TestHandler.post("/say/\($0)", word) })
                for _ in 0..<3 { #expect(stage.teller.answer()?.status == 200) }
                #expect(other.answer()?.text == "/\(number)")
                #expect(other.answer()?.body.count == 50_000)
            }
            for client in clients { #expect(client.text(expected.utf8.count) == expected) }
            for client in clients + [other] { client.close() }
            #expect(stage.areClosed([0, 1, 2]))
            stage.stop(closed: [0, 1, 2])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a head alone is what HEAD gets`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try TestConnection(stage.server.address)
            let answer = client.exchange(Array("HEAD /stream HTTP/1.1\r\nHost: t\r\n\r\n".utf8))
            #expect(answer?.status == 200)
            stage.say("nothing;", on: 0)
            #expect(client.isAtEnd())
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }
    }
}
