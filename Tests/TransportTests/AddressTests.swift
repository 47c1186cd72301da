import Testing
import Transport

extension TransportTests {
    @Suite struct `addresses` {
        @Test(arguments: [
            ("127.0.0.1:8080", "127.0.0.1", 8080, true), ("localhost:0", "localhost", 0, true),
            ("[::1]:80", "::1", 80, true), ("0.0.0.0:65535", "0.0.0.0", 65_535, false),
            ("[::]:1", "::", 1, false), ("127.9.9.9:1", "127.9.9.9", 1, true),
            ("[::ffff:127.0.0.1]:1", "::ffff:127.0.0.1", 1, true), ("10.0.0.1:09", "10.0.0.1", 9, false),
        ])
        func `a literal and a port are read`(_ text: String, _ host: String, _ port: Int, _ isLoopback: Bool)
            throws
        {
            let address = try #require(ListenAddress(text))
            #expect(address.host == host)
            #expect(Int(address.port) == port)
            #expect(address.isLoopback == isLoopback)
            #expect(ListenAddress(address.description) == address)
        }

        @Test(arguments: [
            "", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
            "127.0.0.1:8 0", "::1:80", "[127.0.0.1]:80", "[localhost]:80", "example.com:80", "127.1:80",
            "256.0.0.1:80", "[::1:80", "::1]:80", "[]:80", "[::1]80", "127.0.0.1:99999999999999999999",
            "127.0.0.1\0:80", "[fe80::1%eth0]:80", "٣:80", "127.0.0.1:٣",
        ])
        func `anything else is no address`(_ text: String) { #expect(ListenAddress(text) == nil) }

        @Test func `an address in use is named`() throws {
            let server = try TestServer()
            #expect(server.address.port != 0)
            let text = server.address.description
            #expect(throws: ServerError.addressInUse(server.address)) { try TestServer(listen: text) }
            #expect(ServerError.addressInUse(server.address).description.contains(text))
            server.stop()
        }

        @Test func `an address of another machine is named`() throws {
            let error = #expect(throws: ServerError.self) { try TestServer(listen: "192.0.2.1:0") }
            guard case .addressNotAvailable(let address, _) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(address.description == "192.0.2.1:0")
        }

        @Test func `a stopped server's port can be used again at once`() throws {
            let first = try TestServer()
            let client = try TestConnection(first.address)
            #expect(client.exchange(TestHandler.get("/x"))?.status == 200)
            first.stop()
            let second = try TestServer(listen: first.address.description)
            let again = try TestConnection(second.address)
            #expect(again.exchange(TestHandler.get("/y"))?.text == "/y")
            second.stop()
        }

        @Test func `a peer is printed without surprises`() {
            #expect(PeerAddress(version4: 0x7F00_0001, port: 80).description == "127.0.0.1:80")
            #expect(
                PeerAddress(high: 0x2001_0db8_0000_0000, low: 1, port: 9).description
                    == "[2001:db8:0:0:0:0:0:1]:9")
            #expect(PeerAddress(high: 0, low: 1, port: 0).isLoopback)
            #expect(!PeerAddress(version4: 0x0A00_0001, port: 80).isLoopback)
        }
    }
}
