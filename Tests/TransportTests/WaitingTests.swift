import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `waiting for slow peers` {
        private func limits(_ change: (inout ServerLimits) -> Void) -> ServerLimits {
            var limits = ServerLimits()
            change(&limits)
            return limits
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a request that stays incomplete gets 408`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind, limits: limits { $0.request = .milliseconds(150) })
            let client = try TestConnection(server.address)
            let start = SystemClock.monotonic()
            client.send(Array("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhel".utf8))
            let answer = try #require(client.answer())
            #expect(answer.status == 408)
            #expect(answer.saysClose)
            #expect(client.isAtEnd())
            #expect((100...2000).contains(SystemClock.monotonic() - start))
            client.close()
            server.stop()
        }

        @Test func `trickling does not prolong a request`() throws {
            let server = try TestServer(limits: limits { $0.request = .milliseconds(300) })
            let client = try TestConnection(server.address)
            let start = SystemClock.monotonic()
            client.send(Array("GET / HTTP/1.1\r\nHost: test\r\nX: ".utf8))
            while !client.isReadable(), SystemClock.monotonic() - start < 3000 {
                client.send([UInt8(ascii: "x")])
                usleep(20_000)
            }
            #expect((250...900).contains(SystemClock.monotonic() - start))
            #expect(client.answer()?.status == 408)
            client.close()
            server.stop()
        }

        @Test func `each request has the whole time`() throws {
            let server = try TestServer(limits: limits { $0.request = .milliseconds(400) })
            let client = try TestConnection(server.address)
            let one = TestHandler.get("/x")
            client.send(Array(one[..<10]))
            for _ in 0..<4 {
                usleep(150_000)
                client.send(Array(one.dropFirst(10) + one.prefix(10)))
                #expect(client.answer()?.text == "/x")
            }
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `an idle connection is closed without a word`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind, limits: limits { $0.idle = .milliseconds(150) })
            let fresh = try TestConnection(server.address)
            let used = try TestConnection(server.address)
            #expect(used.exchange(TestHandler.get("/x"))?.status == 200)
            let start = SystemClock.monotonic()
            #expect(fresh.isAtEnd())
            #expect(used.isAtEnd())
            #expect(SystemClock.monotonic() - start < 2000)
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that does not read is given up`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind, limits: limits { $0.write = .milliseconds(200) })
            let client = try TestConnection(server.address, window: 4096)
            client.send(TestHandler.get("/big/50000000"))
            let other = try TestConnection(server.address)
            for _ in 0..<30 {
                #expect(other.exchange(TestHandler.get("/x"))?.text == "/x")
                usleep(20_000)
            }
            #expect(client.rest().count < 50_000_000)
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that asks without reading is not listened to for long`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind, limits: limits { $0.write = .milliseconds(300) })
            let client = try TestConnection(server.address, window: 4096)
            client.send(TestHandler.get("/big/20000000"))
            let many = (0..<1000).flatMap { _ in TestHandler.get("/x") }
            var sent = 0
            while sent < 64 << 20, client.send(many) == many.count { sent += many.count }
            #expect(sent < 32 << 20)
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that reads slowly gets everything, in order`(_ kind: Poller.Kind) throws {
            let bounds = limits {
                $0.write = .milliseconds(1500)
                $0.outputBytes = 100_000
            }
            let server = try TestServer(kind, limits: bounds)
            let client = try TestConnection(server.address, window: 65_536)
            client.send((0..<30).flatMap { TestHandler.get("/big/\(700_000 + $0)") })
            client.send(TestHandler.get("/last"))
            for number in 0..<30 {
                usleep(5000)
                #expect(client.answer()?.body.count == 700_000 + number)
            }
            #expect(client.answer()?.text == "/last")
            client.close()
            server.stop()
        }

        @Test func `a peer that reads steadily may take longer than the limit`() throws {
            let server = try TestServer(limits: limits { $0.write = .milliseconds(400) })
            let client = try TestConnection(server.address, window: 65_536)
            client.pace = 5000
            let start = SystemClock.monotonic()
            #expect(client.exchange(TestHandler.get("/big/20000000"))?.body.count == 20_000_000)
            #expect(SystemClock.monotonic() - start > 450)
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `waiting costs no processor time`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind, limits: limits { $0.outputBytes = 1 << 30 })
            let idle = try TestConnection(server.address)
            let ended = try TestConnection(server.address, window: 4096)
            ended.send(TestHandler.get("/big/20000000"))
            ended.endInput()
            let deaf = try TestConnection(server.address, window: 4096)
            for _ in 0..<8 { deaf.send(TestHandler.get("/big/5000000")) }
            let refused = try TestConnection(server.address)
            refused.send(Array("NONSENSE\r\n\r\n".utf8))
            usleep(200_000)
            let before = server.processorTime()
            usleep(400_000)
            #expect(server.processorTime() - before < 100)
            for client in [idle, ended, deaf, refused] { client.close() }
            server.stop()
        }

        @Test func `a connection is not idle while it takes an answer`() throws {
            let server = try TestServer(limits: limits { $0.idle = .milliseconds(100) })
            let client = try TestConnection(server.address, window: 4096)
            client.send(TestHandler.get("/big/20000000"))
            usleep(400_000)
            #expect(client.answer()?.body.count == 20_000_000)
            client.close()
            server.stop()
        }
    }
}
