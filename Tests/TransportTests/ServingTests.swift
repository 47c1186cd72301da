import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `serving requests` {
        @Test(arguments: Poller.Kind.allCases)
        func `a request is answered`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            let answer = try #require(client.exchange(TestHandler.post("/echo", Array("hello".utf8))))
            #expect(answer.status == 200)
            #expect(answer.text == "hello")
            #expect(answer.head.contains("\r\nDate: "))
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a connection carries many requests, one after the other`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            for number in 0..<200 {
                #expect(client.exchange(TestHandler.get("/\(number)"))?.text == "/\(number)")
            }
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `requests sent together are answered in order`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            client.send((0..<2000).flatMap { TestHandler.get("/\($0)") })
            for number in 0..<2000 { #expect(client.answer()?.text == "/\(number)") }
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a request may come byte by byte`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            let one = TestHandler.post("/echo", Array("drop by drop".utf8))
            for byte in one + one { client.send([byte]) }
            #expect(client.answer()?.text == "drop by drop")
            #expect(client.answer()?.text == "drop by drop")
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `many connections are served at once`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let clients = try (0..<200).map { _ in try TestConnection(server.address) }
            for (number, client) in clients.enumerated() { client.send(TestHandler.get("/\(number)")) }
            for (number, client) in clients.enumerated().reversed() {
                #expect(client.answer()?.text == "/\(number)")
            }
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that has ended its side still gets its answers`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            client.send(TestHandler.get("/one") + TestHandler.get("/big/3000000"))
            client.endInput()
            #expect(client.answer()?.text == "/one")
            #expect(client.answer()?.body.count == 3_000_000)
            #expect(client.isAtEnd())
            client.close()
            server.stop()
        }

        @Test(arguments: Poller.Kind.allCases)
        func `a peer that ends in the middle of a request is let go`(_ kind: Poller.Kind) throws {
            let server = try TestServer(kind)
            let client = try TestConnection(server.address)
            client.send(Array("POST /echo HTTP/1.1\r\nHost: t".utf8))
            client.endInput()
            let rest = String(decoding: client.rest(), as: UTF8.self)
            #expect(rest.isEmpty || rest.hasPrefix("HTTP/1.1 400 "))
            client.close()
            server.stop()
        }

        @Test func `an answer that ends the connection ends it`() throws {
            let server = try TestServer()
            let client = try TestConnection(server.address)
            client.send(TestHandler.get("/close") + TestHandler.get("/never"))
            let answer = try #require(client.answer())
            #expect(answer.text == "/close")
            #expect(answer.saysClose)
            #expect(client.isAtEnd())
            client.close()
            server.stop()
        }

        @Test func `who waits for leave to send the body gets it`() throws {
            let server = try TestServer()
            let client = try TestConnection(server.address)
            let head = "POST /echo HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"
            #expect(client.exchange(Array(head.utf8))?.status == 100)
            #expect(client.exchange(Array("body".utf8))?.text == "body")
            client.close()
            server.stop()
        }

        @Test func `the peer's address is known`() throws {
            let server = try TestServer()
            let client = try TestConnection(server.address)
            #expect(client.exchange(TestHandler.get("/peer"))?.text == "true")
            client.close()
            server.stop()
        }
    }
}
