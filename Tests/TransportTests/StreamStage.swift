import HTTP
import Testing
import Transport

/// A server whose answers go on, and a connection from which they are told what to say.
struct StreamStage {
    let service = StreamService()
    let server: TestServer
    let teller: TestConnection

    init(
        _ kind: Poller.Kind, http: HTTPLimits = HTTPLimits(),
        _ change: (inout ServerLimits) -> Void = { _ in }
    )
        throws
    {
        var limits = ServerLimits()
        change(&limits)
        let service = service
        server = try TestServer(kind, limits: limits, http: http) { service.handler() }
        teller = try TestConnection(server.address)
    }

    /// Opens the stream of the next number, and reads its first bytes.
    func open(_ number: Int, window: Int32? = nil) throws -> TestConnection {
        let client = try TestConnection(server.address, window: window)
        #expect(client.exchange(TestHandler.get("/stream"))?.status == 200)
        #expect(client.text(6 + "\(number);".utf8.count) == "hello \(number);")
        return client
    }

    /// Lets a stream say something, the last thing where it `ends`.
    func say(_ text: String, on number: Int, ends: Bool = false) {
        let request = TestHandler.post("/\(ends ? "end" : "say")/\(number)", Array(text.utf8))
        #expect(teller.exchange(request)?.status == 200)
    }

    /// Whether exactly these streams are gone, or go soon, each told once.
    func areClosed(_ numbers: [Int]) -> Bool {
        waitUntil { service.closed.count >= numbers.count } && service.closed.sorted() == numbers
    }

    /// Ends all; the streams given have gone by then, none of them twice.
    func stop(closed numbers: [Int]) {
        teller.close()
        server.stop()
        #expect(service.closed.sorted() == numbers)
    }
}
