import Encoding
import Testing

/// From a website's backend to a logout, over real sockets.
@Suite struct `a whole journey` {
    private static let base = "/applied/v1/widgets/\(Demo.applied)"

    private static func mint(_ words: [String], in folder: ScratchFolder) throws -> String {
        let process = try ChildProcess(["mint", "--widget", Demo.applied] + words, in: folder)
        #expect(process.exitCode() == 0)
        #expect(process.errors.isEmpty)
        return String(process.output.dropLast())
    }

    @Test func `mint, start, say, history, log out, and the token is revoked`() throws {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway(in: folder)
        let token = try Self.mint(["--sub", "u-42", "--claim", "plan=pro"], in: folder)
        #expect(try ChildProcess(["verify", token, "--widget", Demo.applied], in: folder).exitCode() == 0)

        let metadata =
            #"{"metadata":{"context":{"plan":"gold"},"groups":["vip"],"data":{"orderId":"12345"}}}"#
        let started = try gateway.exchange("POST", Self.base + "/sessions", token: token, body: metadata)
        #expect(started.status == 201)
        let start = try started.json
        let session = try #require(start["session"]?["id"]?.string)
        #expect(start["identity"]?.description == #"{"kind":"verified","sub":"u-42"}"#)
        #expect(start["agentContext"]?.description == #"{"plan":"pro"}"#)
        #expect(start["stripped"]?.description == #"["metadata.context","metadata.groups"]"#)

        let said = try gateway.exchange(
            "POST", Self.base + "/sessions/\(session)/messages", token: token,
            body: #"{"text":"Where is my order?"}"#)
        #expect(said.status == 201)
        let history = try gateway.exchange("GET", Self.base + "/history", token: token)
        #expect(history.status == 200)
        #expect(try history.json["scope"]?.string == "all-sessions")
        let message = try history.json["sessions"]?[0]?["messages"]?[0]
        #expect(message?["text"]?.string == "Where is my order?")

        #expect(
            try gateway.exchange("POST", Self.base + "/logout?session=\(session)", token: token).status == 204
        )
        let refused = try gateway.exchange("GET", Self.base + "/history", token: token)
        #expect(refused.status == 401)
        #expect(try refused.json["reason"]?.string == "revoked")
        #expect(refused.head.contains(#"WWW-Authenticate: Bearer error="invalid_token""#))
        #expect(gateway.stop() == 0)
        #expect(!gateway.process.errors.contains(token))
    }

    @Test func `a stranger sees neither session nor history of a customer`() throws {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway(in: folder)
        let tokens = try ["u-1", "u-2"].map { try Self.mint(["--sub", $0], in: folder) }
        let started = try gateway.exchange(
            "POST", Self.base + "/sessions", token: tokens[0], body: #"{"message":"mine"}"#)
        let session = try #require(try started.json["session"]?["id"]?.string)
        let path = Self.base + "/sessions/\(session)"
        #expect(try gateway.exchange("GET", path, token: tokens[0]).status == 200)
        #expect(try gateway.exchange("GET", path, token: tokens[1]).status == 404)
        #expect(try gateway.exchange("GET", path).status == 404)
        let history = try gateway.exchange("GET", Self.base + "/history", token: tokens[1])
        #expect(try history.json["sessions"]?.count == 0)
    }

    @Test func `the gateway judges a token as verify does`() throws {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway(in: folder)
        for token in [Demo.good, Demo.expired, "not.a.token", ""] {
            let body = #"{"widget":"\#(Demo.applied)","token":"\#(token)","at":"\#(Demo.noon)"}"#
            let answer = try gateway.exchange("POST", "/_chatgate/v1/verdicts", body: body)
            #expect(answer.status == 200)
            let told = Run("verify", token, "--widget", Demo.applied, "--at", Demo.noon, "--format", "json")
                .text
            #expect(try answer.json == JSON(reading: told))
        }
    }
}
