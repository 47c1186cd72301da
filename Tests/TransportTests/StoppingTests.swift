import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `stopping` {
        @Test(arguments: Poller.Kind.allCases)
        func `idle connections are closed and run returns`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let fresh = try TestConnection(server.address)
            let used = try TestConnection(server.address)
            #expect(used.exchange(TestHandler.get("/x"))?.status == 200)
            #expect(server.stop() < 900)
            #expect(fresh.isAtEnd())
            #expect(used.isAtEnd())
            #expect(throws: (any Error).self) { try TestConnection(server.address) }
        }

        @Test(arguments: Poller.Kind.allCases)
        func `an answer begun is finished`(_ kind: Poller.Kind) throws {
            var limits = ServerLimits()
            limits.gracefulStop = .seconds(60)
            let server = try TestServer(kind, limits: limits)
            let client = try TestConnection(server.address, window: 4096)
            client.send(TestHandler.get("/big/20000000") + TestHandler.get("/big/7"))
            usleep(50_000)
            server.wakeup.raise()
            usleep(50_000)
            #expect(!server.isDone)
            // Counted first: a failed expectation would print twenty million octets.
            let counts = (0..<2).map { _ in client.answer()?.body.count }
            #expect(counts == [20_000_000, 7])
            #expect(client.isAtEnd())
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a request begun is answered, and the connection closed`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            let request = TestHandler.post("/echo", Array("late".utf8))
            client.send(Array(request.dropLast(2)))
            usleep(50_000)
            server.wakeup.raise()
            usleep(50_000)
            client.send(Array(request.suffix(2)))
            let answer = try #require(client.answer())
            #expect(answer.text == "late")
            #expect(answer.saysClose)
            #expect(client.isAtEnd())
            client.close()
            #expect(server.stop() < 900)
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what had arrived before is answered`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let clients = try (0..<50).map { _ in try TestConnection(server.address) }
            for client in clients { client.send(TestHandler.get("/x")) }
            server.wakeup.raise()
            for client in clients { #expect(client.answer()?.text == "/x") }
            for client in clients { client.close() }
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `who knocked before the door was closed is answered`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let first = try TestConnection(server.address)
            first.send(TestHandler.get("/sleep"))
            usleep(50_000)
            server.wakeup.raise()
            let second = try TestConnection(server.address)
            second.send(TestHandler.get("/x"))
            #expect(first.answer()?.text == "/sleep")
            #expect(second.answer()?.text == "/x")
            first.close()
            second.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `who leaves in the turn of the stop is let go once`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let idle = try (0..<40).map { _ in try TestConnection(server.address) }
            for client in idle { #expect(client.exchange(TestHandler.get("/x"))?.status == 200) }
            let sleeper = try TestConnection(server.address)
            let leaving = try (0..<4).map { _ in try TestConnection(server.address) }
            for client in leaving { #expect(client.exchange(TestHandler.get("/x"))?.status == 200) }
            sleeper.send(TestHandler.get("/sleep"))
            usleep(50_000)
            // The loop is held: it finds all of this at once, and the stop last.
            for client in leaving { client.close() }
            server.wakeup.raise()
            #expect(sleeper.answer()?.text == "/sleep")
            #expect(idle.allSatisfy { $0.isAtEnd() })
            server.stop()
        }

        @Test func `a peer that never finishes does not hold the stop`() throws {
            var limits = ServerLimits()
            limits.gracefulStop = .milliseconds(300)
            let server = try TestServer(limits: limits)
            let client = try TestConnection(server.address)
            client.send(Array("GET /x HTTP/1.1\r\n".utf8))
            usleep(50_000)
            #expect((250...2000).contains(server.stop()))
        }

        @Test func `a signal stops the server`() throws {
            let server = try TestServer()
            Signals.stop(with: server.wakeup)
            defer { for number in [SIGTERM, SIGINT] { signal(number, SIG_DFL) } }
            kill(getpid(), SIGTERM)
            #expect(waitUntil { server.isDone })
            server.stop()
        }
    }
}
