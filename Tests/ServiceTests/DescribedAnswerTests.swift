import Encoding
import HTTP
import Service
import Testing

/// Answers as they come, against what the OpenAPI document says of them.
@Suite struct DescribedAnswerTests {
    static let token = World.customer("u-42", #""plan":"pro""#)
    static let connect = "00000000-0000-4000-8000-00000000c0de"
    static let page = "/applied/v1/widgets/{widgetId}"
    static let control = "/_chatgate/v1"

    /// A call, with the path as the document has it.
    struct Asked: Sendable, CustomTestStringConvertible {
        let method: Method
        let path: String
        var query = ""
        var body = ""
        var token: String?
        let status: Int

        init(_ method: Method, _ path: String, _ status: Int, _ body: String = "") {
            self.method = method
            self.path = path
            self.status = status
            self.body = body
        }

        func with(query: String = "", token: String? = nil) -> Asked {
            var asked = self
            asked.query = query
            asked.token = token
            return asked
        }

        var testDescription: String { "\(method.text) \(path)\(query) \(status)" }
    }

    static let pages: [Asked] = [
        Asked(.get, "/healthz", 200), Asked(.get, "/readyz", 200),
        Asked(.post, page + "/sessions", 201, #"{"metadata":{"context":{"a":1},"groups":[],"b":2}}"#)
            .with(token: token),
        Asked(.post, page + "/sessions", 201, #"{"message":"hi"}"#),
        Asked(.post, page + "/sessions", 401).with(token: token + "x"),
        Asked(.post, page + "/sessions", 400, "[]"),
        Asked(.get, page + "/sessions/{id}", 200).with(token: token),
        Asked(.get, page + "/sessions/{id}", 404),
        Asked(.post, page + "/sessions/{id}/messages", 201, #"{"text":"x","metadata":{"groups":1}}"#)
            .with(token: token),
        Asked(.get, page + "/sessions/{id}/events", 200).with(token: token),
        Asked(.get, page + "/history", 200).with(query: "?limit=1", token: token),
        Asked(.get, page + "/history", 400),
        Asked(.post, page + "/logout", 204).with(token: token),
    ]

    static let desk: [Asked] = [
        Asked(.get, control, 200), Asked(.get, control + "/sandboxes", 200),
        Asked(.get, control + "/sessions", 200).with(query: "?limit=1"),
        Asked(.get, control + "/sessions/{id}", 200), Asked(.get, control + "/events", 200),
        Asked(.get, control + "/events", 400).with(query: "?type=x"),
        Asked(.post, control + "/sessions/{id}/messages", 201, #"{"text":"hello","role":"bot"}"#),
        Asked(.post, control + "/sessions/{id}/messages", 400, #"{"text":"hello","contentType":"a/b"}"#),
        Asked(.post, control + "/sessions/{id}/end", 204), Asked(.get, control + "/clock", 200),
        Asked(.put, control + "/clock", 200, #"{"advance":"9m"}"#),
        Asked(.put, control + "/clock", 200, #"{"freeze":"2026-01-15T09:00:00Z"}"#),
        Asked(.post, control + "/verdicts", 200, #"{"widget":"demo-applied","token":"\#(token)"}"#),
        Asked(.post, control + "/verdicts", 200, #"{"widget":"demo-applied","token":"\#(token)x"}"#),
        Asked(.post, control + "/verdicts", 404, #"{"widget":"x","token":""}"#),
        Asked(.get, control + "/widgets/{id}/keys", 200),
        Asked(.post, control + "/widgets/{id}/keys", 201, #"{"id":"k","secret":"0123456789abcdef"}"#),
        Asked(.post, control + "/widgets/{id}/keys", 409, #"{"id":"demo","secret":"0123456789abcdef"}"#),
        Asked(.delete, control + "/widgets/{id}/keys/{keyId}", 404),
        Asked(
            .put, control + "/widgets/{id}", 200,
            #"{"id":"demo-applied","platform":"applied","keys":[{"id":"k","secret":"s"}]}"#),
        Asked(.post, control + "/reset", 204), Asked(.delete, control, 204),
        Asked(.get, control + "/openapi.json", 200), Asked(.get, control + "/inspector", 200),
        Asked(.get, control + "/inspector/app.js", 200), Asked(.get, control + "/inspector/style.css", 200),
    ]

    static let events: [Asked] = [
        Asked(.get, control + "/events/stream", 200),
        Asked(.post, control + "/events/wait", 200, #"{"match":{"type":"message"}}"#),
        Asked(
            .post, control + "/events/wait", 409, #"{"match":{"type":"message"},"count":9,"timeout":"0s"}"#),
        Asked(.post, control + "/events/wait", 400, #"{"match":{"type":"message"},"count":0}"#),
        Asked(.post, control + "/events/verify", 200, #"{"match":{"type":"message"},"atLeast":1}"#),
        Asked(.post, control + "/events/verify", 200, #"{"match":{"type":"clock.changed"},"never":true}"#),
        Asked(.post, control + "/events/verify", 409, #"{"match":{"data":{"text":"bye"}}}"#),
        Asked(.post, control + "/events/verify", 409, #"{"inOrder":[{"type":"session.ended"}]}"#),
        Asked(.put, control + "/clock", 409, #"{"advanceTo":"next-timer"}"#),
        Asked(.get, control + "/faults", 200), Asked(.delete, control + "/faults", 204),
        Asked(.post, control + "/faults", 201, #"{"fault":"status=503","times":1,"chance":0.5,"seed":7}"#),
        Asked(.post, control + "/faults", 400, #"{"fault":"nonsense"}"#),
        Asked(.delete, control + "/faults/{id}", 404),
    ]

    @Test(arguments: pages + desk + events)
    func `an answer is one that the document has, in its type and its shape`(_ asked: Asked) throws {
        var world = try World()
        let document = try OpenAPITests.document(&world)
        let id = try world.start(token: Self.token, body: #"{"message":"hi"}"#)
        let place = asked.path.contains("/widgets/{id}") ? "demo-applied" : id
        let path = asked.path.replacing("{widgetId}", with: "demo-applied").replacing("{id}", with: place)
        let response = world.call(asked.method, path + asked.query, token: asked.token, body: asked.body)
        try #require(response.status.code == asked.status, "\(response.text)")
        let method = asked.method.text.lowercased()
        let operation = try #require(document["paths"]?[member: asked.path]?[member: method])
        try Self.hold(response, against: operation, of: document)
    }

    @Test func `what control shows of an Amazon Connect chat is as the document says`() throws {
        var world = try World()
        let document = try OpenAPITests.document(&world)
        let body = #"""
            {"InstanceId":"00000000-0000-4000-8000-0000000000aa","ParticipantDetails":{"DisplayName":"J"},
            "ContactFlowId":"00000000-0000-4000-8000-0000000000bb","Attributes":{"plan":"gold"}}
            """#
        #expect(world.call(.put, "/contact/chat", body: body).status == .ok)
        for path in ["/sessions", "/events"] {
            let response = world.control(.get, path)
            let operation = try #require(document["paths"]?[member: Self.control + path]?["get"])
            try Self.hold(response, against: operation, of: document)
        }
    }

    static func hold(_ response: Response, against operation: JSON, of document: JSON) throws {
        let status = "\(response.status.code)"
        var answer = try #require(operation["responses"]?[member: status])
        if answer["$ref"] != nil { answer = try #require(document["components"]?["responses"]?["Problem"]) }
        guard let content = answer["content"]?.members.first(where: { _ in true }) else {
            #expect(response.body.isEmpty)
            return
        }
        #expect(response["content-type"] == content.name)
        guard content.name.hasSuffix("json"), let schema = content.value["schema"] else { return }
        let faults = SchemaCheck(document: document).faults(of: try response.json, against: schema)
        #expect(faults.isEmpty)
    }
}
