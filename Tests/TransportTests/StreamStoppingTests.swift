import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `stopping answers that go on` {
        @Test(arguments: Poller.Kind.allCases)
        func `a stop ends every stream at once`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let clients = try (0..<20).map { try stage.open($0) }
            let start = SystemClock.monotonic()
            stage.server.wakeup.raise()
            for client in clients {
                #expect(client.isAtEnd())
                client.close()
            }
            stage.stop(closed: Array(0..<20))
            #expect(SystemClock.monotonic() - start < 900)
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what was said before the stop arrives`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try stage.open(0)
            let sleeper = try TestConnection(stage.server.address)
            sleeper.send(TestHandler.get("/sleep"))
            usleep(50_000)
            stage.teller.send(TestHandler.post("/say/0", Array("farewell;".utf8)))
            stage.server.wakeup.raise()
            #expect(String(decoding: client.rest(), as: UTF8.self) == "farewell;")
            for client in [client, sleeper] { client.close() }
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a stream asked for during a stop is begun and ended`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try TestConnection(stage.server.address)
            let request = TestHandler.get("/stream")
            client.send(Array(request.dropLast(2)))
            usleep(50_000)
            stage.server.wakeup.raise()
            usleep(50_000)
            client.send(Array(request.suffix(2)))
            let start = SystemClock.monotonic()
            #expect(client.answer()?.status == 200)
            #expect(String(decoding: client.rest(), as: UTF8.self) == "hello 0;")
            #expect(SystemClock.monotonic() - start < 2000)
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a stream whose reader sleeps does not hold the stop`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) {
                $0.streamBytes = 1 << 26
                $0.gracefulStop = .milliseconds(300)
            }
            let client = try stage.open(0, window: 4096)
            stage.say(String(repeating: "x", count: 1_000_000), on: 0)
            for _ in 0..<10 { stage.say(String(repeating: "x", count: 900_000), on: 0) }
            let start = SystemClock.monotonic()
            stage.stop(closed: [0])
            #expect((250...2000).contains(SystemClock.monotonic() - start))
            client.close()
        }

        @Test func `streams leave no descriptor behind`() throws {
            let before = Descriptors.count()
            for kind in Poller.Kind.allCases {
                let stage = try StreamStage(kind)
                let clients = try (0..<20).map { try stage.open($0) }
                for number in 0..<10 { stage.say("bye", on: number, ends: true) }
                for client in clients { client.close() }
                stage.stop(closed: Array(0..<20))
            }
            #expect(Descriptors.count() == before)
        }
    }
}
