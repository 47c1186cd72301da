import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `answers that go wrong on purpose` {
        /// A server whose answers to `/reset`, `/cut`, `/short` and `/slow` go out so; the rest is usual.
        private static func handler() -> ServerHandler {
            ServerHandler(
                respond: { request, peer in
                    var response = TestHandler.answer(request, peer)
                    switch request.path {
                    case "/reset": response.delivery = .reset
                    case "/cut": response.delivery = .cut(after: 20)
                    case "/short": response.delivery = .short(by: 2)
                    case "/slow": response.delivery = .slow(bytes: 1, every: .milliseconds(20))
                    default: break
                    }
                    return .response(response)
                }, refuse: { failure, _ in Response(status: failure.status) })
        }

        private func server(_ kind: Poller.Kind) throws -> TestServer {
            var limits = ServerLimits()
            (limits.idle, limits.write) = (.milliseconds(60), .milliseconds(60))
            return try TestServer(kind, limits: limits, handler: { Self.handler() })
        }

        /// What a read says once nothing is left: 0 for an end in good order, else the error.
        private func end(of client: TestConnection) -> Int32 {
            var byte: UInt8 = 0
            return unsafe recv(client.descriptor, &byte, 1, 0) == 0 ? 0 : errno
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a reset is a reset, and nothing comes`(_ kind: Poller.Kind) throws {
            let server = try server(kind)
            let client = try TestConnection(server.address)
            client.send(TestHandler.get("/reset"))
            #expect(end(of: client) == ECONNRESET)
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a cut answer is reset behind its bytes`(_ kind: Poller.Kind) throws {
            let server = try server(kind)
            let client = try TestConnection(server.address)
            client.send(TestHandler.get("/1") + TestHandler.get("/cut"))
            #expect(client.answer()?.text == "/1")
            #expect(client.text(20) == "HTTP/1.1 200 OK\r\nDat")
            #expect(end(of: client) == ECONNRESET)
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a short answer ends in good order before its length`(_ kind: Poller.Kind) throws {
            let server = try server(kind)
            let client = try TestConnection(server.address)
            client.send(TestHandler.get("/short"))
            let text = String(decoding: client.rest(), as: UTF8.self)
            #expect(text.contains("\r\nContent-Length: 6\r\n") && text.hasSuffix("\r\n\r\n/sho"))
            #expect(end(of: client) == 0)
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a slow answer takes its time under no deadline, and others are served meanwhile`(
            _ kind: Poller.Kind
        ) throws {
            let server = try server(kind)
            let client = try TestConnection(server.address)
            let start = SystemClock.monotonic()
            client.send(TestHandler.get("/slow") + TestHandler.get("/2"))
            let other = try TestConnection(server.address)
            #expect(other.exchange(TestHandler.get("/3"))?.text == "/3")
            #expect(SystemClock.monotonic() - start < 100)
            #expect(client.answer()?.text == "/slow")
            #expect((100...2_000).contains(SystemClock.monotonic() - start))
            #expect(client.answer()?.text == "/2")
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `who goes away from a slow answer leaves nothing behind`(_ kind: Poller.Kind) throws {
            let server = try server(kind)
            for _ in 0..<20 {
                let client = try TestConnection(server.address)
                client.send(TestHandler.get("/slow"))
                #expect(client.text(8) == "HTTP/1.1")
                client.close()
            }
            let client = try TestConnection(server.address)
            #expect(client.exchange(TestHandler.get("/after"))?.text == "/after")
            #expect(server.stop() < 2_000)
        }
    }
}
