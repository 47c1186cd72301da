import Glibc
import HTTP
import Synchronization
import Testing
import Transport

extension TransportTests {
    /// One peer, or many, that ask for more than their share.
    @Suite struct `the loop and its memory are shared` {
        /// Notes what is asked, in order; `/hold` holds the loop until it is let go.
        private final class Recorder: Sendable {
            let paths = Mutex<[String]>([])
            let isHeld = Mutex(true)

            func handler() -> ServerHandler {
                ServerHandler(
                    respond: { request, peer in
                        self.paths.withLock { $0.append(request.path) }
                        if request.path == "/hold" { waitUntil { !self.isHeld.withLock { $0 } } }
                        return .response(TestHandler.answer(request, peer))
                    }, refuse: { failure, _ in Response(status: failure.status) })
            }

            func waits(for path: String) -> Bool { waitUntil { self.paths.withLock { $0.contains(path) } } }
            func letGo() { isHeld.withLock { $0 = false } }
        }

        private static let many = (0..<100).map { "/\($0)" }

        /// A connection that asked for `/hold`, which is being answered, and a hundred more behind it.
        private func asked(_ server: TestServer, _ recorder: Recorder) throws -> TestConnection {
            let client = try TestConnection(server.address)
            client.send((["/hold"] + Self.many).flatMap { TestHandler.get($0) })
            #expect(recorder.waits(for: "/hold"))
            return client
        }

        @Test(arguments: Poller.Kind.allCases)
        func `who asks a hundred things at once does not make another wait for all of them`(
            _ kind: Poller.Kind
        ) throws {
            let recorder = Recorder()
            let server = try TestServer(kind, handler: recorder.handler)
            let greedy = try asked(server, recorder)
            let modest = try TestConnection(server.address)
            modest.send(TestHandler.get("/modest"))
            recorder.letGo()
            #expect(modest.answer()?.text == "/modest")
            for path in ["/hold"] + Self.many { #expect(greedy.answer()?.text == path) }
            let order = recorder.paths.withLock { $0 }
            #expect(try #require(order.firstIndex(of: "/modest")) <= 40)
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a stop answers all that had come, however much`(_ kind: Poller.Kind) throws {
            let recorder = Recorder()
            let server = try TestServer(kind, handler: recorder.handler)
            let client = try asked(server, recorder)
            server.wakeup.raise()
            recorder.letGo()
            for path in ["/hold"] + Self.many { #expect(client.answer()?.text == path) }
            #expect(client.isAtEnd())
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what nobody takes has a bound, and who has longest taken nothing goes first`(
            _ kind: Poller.Kind
        ) throws {
            let size = 3_000_000
            var limits = ServerLimits()
            limits.totalOutputBytes = 4 * size
            let server = try TestServer(kind, limits: limits)
            let other = try TestConnection(server.address)
            let silent = try (0..<8).map { _ in
                let client = try TestConnection(server.address, window: 4096)
                client.send(TestHandler.get("/big/\(size)"))
                // Another answer shows that this one was begun.
                #expect(other.exchange(TestHandler.get("/x"))?.text == "/x")
                return client
            }
            #expect(silent[0].rest().count < size && silent[1].rest().count < size)
            for client in silent.suffix(3) { #expect(client.answer()?.body.count == size) }
            // What was taken counts no more.
            let late = try TestConnection(server.address, window: 4096)
            late.send(TestHandler.get("/big/\(size)"))
            #expect(late.answer()?.body.count == size)
            for client in silent + [late, other] { client.close() }
            server.stop()
        }
    }
}
