import Encoding
import HTTP
import Service
import Testing

/// Requests on Amazon Connect's wire that are refused while they are read.
@Suite struct ConnectUnreadableTests {
    private static func refused(_ path: String, origin: String?) throws -> Response {
        let world = try World()
        let fields = origin.map { [(name: "Origin", value: $0)] } ?? []
        return world.gateway.refuse(
            .bodyTooLarge, of: Request(method: .post, path: path, fields: fields, body: []))
    }

    private static let start = "/connectwidget/api/\(SocketWorld.widget)/start"

    @Test func `a body too large is said in the shape of the wire, and a page of an allowed origin reads it`()
        throws
    {
        let start = try Self.refused(Self.start, origin: "http://localhost:3000")
        #expect(start.text == #"{"data":{"statusCode":{"code":413,"msg":"Content Too Large"}}}"#)
        #expect(start["access-control-allow-origin"] == "http://localhost:3000")
        let said = try Self.refused("/sandbox/a/participant/message", origin: "http://localhost:3000")
        #expect(said.status.code == 413 && said["x-amzn-errortype"] == "ValidationException")
        #expect(said["access-control-allow-origin"] == "http://localhost:3000")
        let applied = try Self.refused(World.widget + "/sessions", origin: "http://localhost:3000")
        #expect(applied["access-control-allow-origin"] == "http://localhost:3000")
    }

    @Test func `a foreign page reads nothing of it`() throws {
        for path in [Self.start, "/participant/message", World.widget + "/sessions"] {
            let response = try Self.refused(path, origin: "https://evil.example")
            #expect(response.status.code == 413 && response["access-control-allow-origin"] == nil)
        }
    }

    @Test func `without a head it is a problem`() throws {
        let response = try World().gateway.refuse(.bareLineFeed)
        #expect(response.status.code == 400 && response["content-type"] == "application/problem+json")
    }
}
