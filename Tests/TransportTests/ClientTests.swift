import Glibc
import HTTP
import Testing
import Transport

extension TransportTests {
    @Suite struct `the client` {
        @Test(arguments: ["127.0.0.1", "localhost"])
        func `an answer is read whole`(_ host: String) throws {
            let server = try TestServer()
            let body = [UInt8](repeating: 7, count: 300_000)
            let answer = try Client.exchange(
                host: host, port: server.address.port, Request(method: .post, path: "/echo", body: body))
            #expect(answer.status == .ok)
            #expect(answer.body == body)
            server.stop()
        }

        @Test func `a server on IPv6 is reached`() throws {
            let server = try TestServer(listen: "[::1]:0")
            let answer = try Client.exchange(
                host: "::1", port: server.address.port, Request(method: .get, path: "/peer"))
            #expect(answer.body == Array("true".utf8))
            server.stop()
        }

        @Test func `a closed port is said to be one`() throws {
            let server = try TestServer()
            server.stop()
            let error = #expect(throws: ClientError.self) {
                try Client.exchange(
                    host: "127.0.0.1", port: server.address.port, Request(method: .get, path: "/"))
            }
            guard case .notConnected = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }

        @Test func `a server that does not answer is waited for no longer than asked`() throws {
            let door = try SilentListener()
            let start = SystemClock.monotonic()
            #expect(throws: ClientError.timedOut) {
                try Client.exchange(
                    host: "127.0.0.1", port: door.port, Request(method: .get, path: "/"),
                    timeout: .milliseconds(200))
            }
            #expect((150...2000).contains(SystemClock.monotonic() - start))
        }

        @Test func `a name that cannot be is unknown`() {
            for host in ["nul\0byte", "no such host", "definitely-not.invalid"] {
                #expect(throws: ClientError.unknownHost(host)) {
                    try Client.exchange(host: host, port: 80, Request(method: .get, path: "/"))
                }
            }
        }
    }
}
