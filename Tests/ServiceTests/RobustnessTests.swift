import Encoding
import HTTP
import Service
import Support
import Testing

/// Nothing that comes from outside crashes the gateway, or gets an answer that is none.
@Suite struct RobustnessTests {
    static let pieces = [
        "/", "sandbox", "a", "..", ".", "%2e", "%2F", "%00", "%FF", "applied", "v1", "widgets",
        "demo-applied", "sessions",
        "messages", "history", "logout", "_chatgate", "verdicts", "events", "?", "&", "=", "limit", "after",
        "cursor",
        "session", "token", "é", " ", "\"", "{", "99999999999999999999", "-1", "", "healthz", "000", "#", ";",
    ]

    @Test func `random paths are answered`() throws {
        var world = try World(#"{"limits":{"sandboxes":4,"sessions":16}}"#)
        var random = Pseudorandom(state: 1)
        let methods = [Method.get, .post, .put, .delete, .options, .head, .other("X")]
        for _ in 0..<20_000 {
            var path = random.next() % 2 == 0 ? "" : World.widget
            for _ in 0..<random.next() % 8 {
                path += random.next() % 2 == 0 ? "/" : ""
                path += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }
            let response = world.call(methods[Int(random.next() % 7)], path)
            #expect(Self.isWhole(response), "\(path): \(response.status.code)")
        }
    }

    @Test(arguments: ["/applied/v1/widgets/demo-applied/sessions", "/_chatgate/v1/verdicts"])
    func `random bodies are answered`(path: String) throws {
        var world = try World(#"{"limits":{"sessions":16}}"#)
        var random = Pseudorandom(state: 2)
        let token = World.customer("u-42")
        let bodies = [
            #"{"metadata":{"context":{"a":[1,{"b":null}]},"groups":["x"],"d":1e3},"message":"h\u00e9"}"#,
            #"{"widget":"demo-applied","token":"\#(token)","at":"2026-01-15T09:00:00Z"}"#,
        ]
        for body in bodies {
            for _ in 0..<4_000 {
                var bytes = Array(body.utf8)
                for _ in 0...random.next() % 3 {
                    let place = Int(random.next() % UInt64(bytes.count))
                    switch random.next() % 3 {
                    case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                    case 1: bytes.insert(Array("{}[]\",:\\0e-".utf8)[Int(random.next() % 11)], at: place)
                    default: bytes.removeLast(min(bytes.count - 1, Int(random.next() % 4)))
                    }
                }
                let request = Request(method: .post, path: path, fields: [], body: bytes)
                #expect(Self.isWhole(world.gateway.respond(to: request, at: world.real)))
            }
        }
    }

    @Test func `random Authorization fields are answered, and none is verified but the token's`() throws {
        var world = try World(#"{"limits":{"sessions":16}}"#)
        var random = Pseudorandom(state: 3)
        let token = Array(World.customer("u-42").utf8)
        for _ in 0..<5_000 {
            var bytes = token
            let place = Int(random.next() % UInt64(bytes.count))
            bytes[place] = UInt8(0x21 + random.next() % 94)
            if bytes == token { continue }
            let response = world.widget(.post, "/sessions", token: String(decoding: bytes, as: UTF8.self))
            #expect(response.status == .unauthorized)
            #expect(Self.isWhole(response))
        }
    }

    @Test func `deep and wide bodies are refused, not followed`() throws {
        var world = try World()
        let deep = String(repeating: "[", count: 100_000)
        let nested =
            #"{"metadata":"# + String(repeating: #"{"a":"#, count: 70) + "1"
            + String(repeating: "}", count: 71)
        let wide = #"{"metadata":{"# + (0...1_000).map { #""n\#($0)":0"# }.joined(separator: ",") + "}}"
        for body in [deep, nested, wide] {
            let response = world.widget(.post, "/sessions", body: body)
            #expect(response.status == .badRequest && response.problem == "bad-body")
        }
        #expect(world.sessions().contains(#""sessions":[]"#))
    }

    /// An answer has a known status; what is no success is a problem, and every body is JSON.
    static func isWhole(_ response: Response) -> Bool {
        if response.status == .noContent { return response.body.isEmpty }
        guard let json = try? response.json, response.status.code != 500 else { return false }
        if response.status.isSuccess { return response["content-type"] == "application/json" }
        return json["status"]?.int == Int64(response.status.code) && response.problem != nil
    }
}
