import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `answers that come later` {
        private func answer(_ text: String, _ number: Int, _ stage: StreamStage) {
            let request = TestHandler.post("/answer/\(number)", Array(text.utf8))
            #expect(stage.teller.exchange(request)?.status == 200)
        }

        /// A connection whose request is parked by the time others are served.
        private func park(_ stage: StreamStage, then more: [String] = []) throws -> TestConnection {
            let before = stage.service.count
            let client = try TestConnection(stage.server.address)
            client.send((["/park"] + more).flatMap { TestHandler.get($0) })
            #expect(waitUntil { stage.service.count == before + 1 })
            return client
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what is asked behind a parked request is answered behind it`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try park(stage, then: ["/1", "/park", "/2"])
            client.send(TestHandler.get("/3"))
            usleep(20_000)
            #expect(!client.isReadable())
            answer("late", 0, stage)
            #expect(client.answer()?.text == "late")
            #expect(client.answer()?.text == "/1")
            #expect(waitUntil { stage.service.count == 2 })
            answer("later", 1, stage)
            for text in ["later", "/2", "/3"] { #expect(client.answer()?.text == text) }
            #expect(client.exchange(TestHandler.get("/4"))?.text == "/4")
            client.close()
            stage.stop(closed: [])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `no deadline runs while the answer is owed, and afterwards they do`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind) {
                $0.idle = .milliseconds(60)
                $0.request = .milliseconds(60)
                $0.heartbeat = .milliseconds(60)
            }
            let client = try park(stage)
            client.send(Array("GET /half HTTP".utf8))
            usleep(250_000)
            #expect(!client.isReadable())
            let other = try TestConnection(stage.server.address)
            #expect(other.exchange(TestHandler.post("/answer/0", [])).map(\.status) == 200)
            #expect(client.answer()?.status == 200)
            #expect(client.answer()?.status == 408)
            stage.stop(closed: [])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that goes away is told once, and its answer is dropped`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let (gone, half) = (try park(stage), try park(stage))
            gone.close()
            half.endInput()
            #expect(half.isAtEnd())
            #expect(stage.areClosed([0, 1]))
            for number in [0, 1, 77] { answer("to nobody", number, stage) }
            stage.stop(closed: [0, 1])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a stop answers nothing and closes`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let clients = try (0..<20).map { _ in try park(stage, then: ["/behind"]) }
            let start = SystemClock.monotonic()
            stage.server.wakeup.raise()
            for client in clients {
                #expect(client.rest().isEmpty)
                client.close()
            }
            stage.stop(closed: Array(0..<20))
            #expect(SystemClock.monotonic() - start < 900)
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a request can be dropped in place of an answer`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let client = try park(stage)
            #expect(stage.teller.exchange(TestHandler.post("/abort/0", []))?.status == 200)
            #expect(client.rest().isEmpty)
            #expect(stage.areClosed([0]))
            stage.stop(closed: [0])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what waits behind a parked request is bounded`(_ kind: Poller.Kind) throws {
            var http = HTTPLimits()
            http.streamInput = 10_000
            let stage = try StreamStage(kind, http: http)
            let client = try park(stage)
            let requests = TestHandler.get("/x")
            let count = 400_000 / requests.count
            // What the server does not read waits in the system, and at last at the sender.
            client.send(Array(repeatElement(requests, count: count).joined()))
            answer("late", 0, stage)
            #expect(client.answer()?.text == "late")
            for _ in 0..<count { #expect(client.answer()?.text == "/x") }
            client.close()
            stage.stop(closed: [])
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a thousand parked requests cost nothing`(_ kind: Poller.Kind) throws {
            let stage = try StreamStage(kind)
            let clients = try (0..<1000).map { _ in
                let client = try TestConnection(stage.server.address)
                client.send(TestHandler.get("/park"))
                return client
            }
            #expect(waitUntil { stage.service.count == 1000 })
            let before = stage.server.processorTime()
            usleep(300_000)
            #expect(stage.server.processorTime() - before < 50)
            for number in 0..<1000 { answer("\(number)", number, stage) }
            let answers = Set(clients.compactMap { $0.answer()?.text })
            #expect(answers == Set((0..<1000).map { "\($0)" }))
            for client in clients { client.close() }
            stage.stop(closed: [])
        }
    }
}
