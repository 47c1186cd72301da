import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `limits of answers that go on` {
        private static let chunk = String(repeating: "x", count: 50_000)

        @Test(arguments: Poller.Kind.allCases)
        func `a slow reader is cut off, the others are not`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) { $0.streamBytes = 100_000 }
            let (other, slow) = (try stage.open(0), try stage.open(1, window: 4096))
            var said = 0
            while stage.service.closed.isEmpty, said < 1000 {
                stage.say(Self.chunk, on: 1)
                said += 1
            }
            #expect(stage.service.closed == [1])
            stage.say("still here;", on: 0)
            #expect(other.text(11) == "still here;")
            #expect(slow.rest().count < said * Self.chunk.utf8.count)
            for client in [other, slow] { client.close() }
            #expect(stage.areClosed([0, 1]))
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what the service says of a loss waits for no request`(_ kind: Poller.Kind) throws {
            var http = HTTPLimits()
            http.body = 1 << 24
            let stage = try StreamStage(kind, http: http)
            let (witness, slow) = (try stage.open(0), try stage.open(1, window: 4096))
            stage.service.mourn(on: 0)
            stage.say(String(repeating: "x", count: 12_000_000), on: 1)
            #expect(witness.text(10) == "1 is gone;")
            for client in [witness, slow] { client.close() }
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a reader that keeps up may be told any amount`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) { $0.streamBytes = 100_000 }
            let client = try stage.open(0)
            for _ in 0..<200 {
                stage.say(Self.chunk, on: 0)
                let isWhole = client.text(50_000) == Self.chunk
                #expect(isWhole)
            }
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what was owed before a stream does not count against its reader`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) {
                $0.streamBytes = 1000
                $0.outputBytes = 1 << 26
            }
            let client = try TestConnection(stage.server.address, window: 4096)
            client.send(TestHandler.get("/big/20000000") + TestHandler.get("/stream"))
            usleep(50_000)
            stage.say("still here;", on: 0)
            #expect(client.answer()?.body.count == 20_000_000)
            #expect(client.answer()?.status == 200)
            #expect(client.text(19) == "hello 0;still here;")
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that takes nothing is given up`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) {
                $0.write = .milliseconds(200)
                $0.streamBytes = 1 << 26
                $0.heartbeat = .milliseconds(50)
            }
            let client = try stage.open(0, window: 4096)
            for _ in 0..<200 { stage.say(Self.chunk, on: 0) }
            #expect(stage.areClosed([0]))
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a moment of the service wakes the loop`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try stage.open(0)
            let moment = SystemClock.milliseconds() + 300
            stage.service.say("now;", on: 0, at: moment)
            stage.say("go;", on: 0)
            #expect(client.text(3) == "go;")
            #expect(client.text(4) == "now;")
            #expect((0...1000).contains(SystemClock.milliseconds() - moment))
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases, [Int64.min, -1, 0, .max])
        func `a time left that is no use costs little`(_ kind: Poller.Kind, _ time: Int64) throws {
            let server = try TestServer(kind) {
                var handler = TestHandler.make()
                handler.timeLeft = { time }
                return handler
            }
            let client = try TestConnection(server.address)
            #expect(client.exchange(TestHandler.get("/x"))?.text == "/x")
            let before = server.processorTime()
            usleep(300_000)
            #expect(server.processorTime() - before < 100)
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a silent stream shows that it lives`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) {
                $0.heartbeat = .milliseconds(100)
                $0.idle = .milliseconds(50)
                $0.request = .milliseconds(50)
            }
            let start = SystemClock.monotonic()
            let client = try stage.open(0)
            #expect(client.text(16) == ": \n\n: \n\n: \n\n: \n\n")
            #expect((390...3000).contains(SystemClock.monotonic() - start))
            #expect(stage.service.closed == [])
            client.close()
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what the peer sends on a stream is dropped, up to a limit`(_ kind: Poller.Kind) throws {
            var http = HTTPLimits()
            http.streamInput = 10_000
            let stage = try StreamStage(kind, http: http) { $0.request = .milliseconds(50) }
            let client = try stage.open(0)
            client.send([UInt8](repeating: UInt8(ascii: "G"), count: 10_000))
            usleep(100_000)
            stage.say("unmoved;", on: 0)
            #expect(client.text(8) == "unmoved;")
            #expect(stage.service.closed == [])
            client.send([0])
            #expect(client.isAtEnd())
            client.close()
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `streams that are silent cost nothing`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let clients = try (0..<200).map { try stage.open($0) }
            let (before, turns) = (stage.server.processorTime(), stage.service.turns)
            usleep(300_000)
            #expect(stage.server.processorTime() - before < 50)
            #expect(stage.service.turns - turns < 5)
            for client in clients { client.close() }
            stage.stop(closed: Array(0..<200))
        }
    }
}
