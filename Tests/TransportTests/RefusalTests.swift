import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `refusing` {
        @Test(arguments: Poller.Kind.allCases)
        func `a refused sender of a long body still reads why`(_ kind: Poller.Kind) throws {
            var http = HTTPLimits()
            http.body = 1000
            let server = try TestServer(kind, http: http)
            let client = try TestConnection(server.address)
            let body = [UInt8](repeating: UInt8(ascii: "b"), count: 300 * 1024)
            let request = TestHandler.post("/echo", body)
            client.send(Array(request.prefix(100_000)))
            let answer = try #require(client.answer())
            #expect(answer.status == 413)
            #expect(answer.saysClose)
            for _ in 0..<4 {
                usleep(10_000)
                #expect(client.send([UInt8](repeating: 0, count: 50_000)) == 50_000)
            }
            #expect(client.isAtEnd())
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `what is dropped after a refusal is bounded in bytes`(_ kind: Poller.Kind) throws {
            var limits = ServerLimits()
            limits.drain = .seconds(60)
            let server = try TestServer(kind, limits: limits)
            let client = try TestConnection(server.address)
            let junk = [UInt8](repeating: UInt8(ascii: "b"), count: 64 * 1024)
            client.send(Array("NONSENSE\r\n\r\n".utf8))
            #expect(client.answer()?.status == 400)
            var sent = 0
            while sent < 64 << 20, client.send(junk) == junk.count { sent += junk.count }
            #expect(sent < 64 << 20)
            client.close()
            server.stop()
        }

        @Test func `what is dropped after a refusal is bounded in time`() throws {
            var limits = ServerLimits()
            limits.drain = .milliseconds(150)
            let server = try TestServer(limits: limits)
            let client = try TestConnection(server.address)
            client.send(Array("NONSENSE\r\n\r\n".utf8))
            #expect(client.answer()?.status == 400)
            #expect(waitUntil { client.send([0]) == 0 })
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `the deadline of a closed connection is not the next one's`(_ kind: Poller.Kind) throws {
            var limits = ServerLimits()
            limits.drain = .milliseconds(300)
            let server = try TestServer(kind, limits: limits)
            for _ in 0..<5 {
                let refused = try TestConnection(server.address)
                #expect(refused.exchange(Array("NONSENSE\r\n\r\n".utf8))?.status == 400)
            }
            usleep(50_000)
            let clients = try (0..<8).map { _ in try TestConnection(server.address) }
            for client in clients { #expect(client.exchange(TestHandler.get("/x"))?.text == "/x") }
            usleep(400_000)
            for client in clients { #expect(client.exchange(TestHandler.get("/y"))?.text == "/y") }
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `one connection too many is told to come back`(_ kind: Poller.Kind) throws {
            var limits = ServerLimits()
            limits.connections = 3
            let server = try TestServer(kind, limits: limits)
            var clients = try (0..<3).map { _ in try TestConnection(server.address) }
            for client in clients { #expect(client.exchange(TestHandler.get("/x"))?.status == 200) }
            let extra = try TestConnection(server.address)
            let answer = try #require(extra.answer())
            #expect(answer.status == 503)
            #expect(answer.head.contains("\r\nRetry-After: 1\r\n"))
            #expect(answer.saysClose)
            #expect(extra.isAtEnd())
            #expect(clients[1].exchange(TestHandler.get("/y"))?.text == "/y")
            extra.close()
            clients.removeLast().close()
            #expect(
                waitUntil {
                    (try? TestConnection(server.address))?.exchange(TestHandler.get("/x"))?.status == 200
                })
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `random bytes disturb nobody else`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let other = try TestConnection(server.address)
            var random = SystemRandomNumberGenerator()
            for round in 0..<150 {
                let client = try TestConnection(server.address)
                var bytes = SystemRandom.bytes(Int.random(in: 1...3000, using: &random))
                if round % 3 == 0 { bytes = TestHandler.get("/ok") + bytes }
                client.send(bytes)
                if round % 2 == 0 { client.endInput() }
                if round % 5 == 0 { client.reset() }
                #expect(other.exchange(TestHandler.get("/\(round)"))?.text == "/\(round)")
            }
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `no descriptor is left behind`(_ kind: Poller.Kind) throws {
            let before = Descriptors.count()
            let server = try TestServer(kind)
            for round in 0..<300 {
                let client = try TestConnection(server.address)
                client.send(round % 3 == 0 ? Array("NONSENSE\r\n\r\n".utf8) : TestHandler.get("/x"))
                if round % 2 == 0 { _ = client.answer() }
                if round % 5 == 0 { client.reset() }
            }
            #expect(waitUntil { Descriptors.count() <= before + 8 })
            server.stop()
            #expect(waitUntil { Descriptors.count() <= before + 4 })
        }
    }
}
