import Chat
import Encoding
import HTTP
import Service
import Testing
import Tokens

/// The hosted widget's start call (amazon-connect.md, sections 1.2 to 1.7; contract, section 4).
@Suite struct ConnectStartTests {
    static let bodies = CaseLine.read("connect/start-bodies.txt", columns: 2)

    /// The envelope of an error, whole.
    private static func envelope(_ code: Int, _ words: String) -> String {
        #"{"data":{"statusCode":{"code":\#(code),"msg":"\#(words)"}}}"#
    }

    @Test func `a token starts a chat, and three strings come back`() throws {
        var world = try World()
        let response = world.connectStart()
        #expect(response.status == .ok && response["content-type"] == "application/json")
        let data = try #require(try response.json["data"])
        #expect(data.members.map(\.name) == ["startChatResult", "featurePermissions"])
        let result = try #require(data["startChatResult"])
        #expect(result.members.map(\.name) == ["ContactId", "ParticipantId", "ParticipantToken"])
        for member in result.members { #expect(member.value.string?.isEmpty == false) }
        let permissions = data["featurePermissions"]?.description
        #expect(permissions == #"{"ATTACHMENTS":true,"MESSAGING_MARKDOWN":false}"#)
        #expect(try world.events().contains("session.started"))
    }

    @Test func `rich text is allowed where the page can show it`() throws {
        var world = try World()
        let body = #"{"SupportedMessagingContentTypes":["text/plain","text/markdown"]}"#
        let permissions = try world.connectStart(body: body).json["data"]?["featurePermissions"]
        #expect(permissions?["MESSAGING_MARKDOWN"]?.bool == true)
    }

    @Test(arguments: [#""Hello""#, #"{"ContentType":"text/plain","Content":"Hello"}"#])
    func `the visitor's first words are the first message`(words: String) throws {
        var world = try World()
        let shown = try world.shown(world.contact(body: #"{"InitialMessage":\#(words)}"#))
        #expect(shown["messages"]?.count == 1)
        #expect(shown["messages"]?[0]?["role"]?.string == "customer")
        #expect(shown["messages"]?[0]?["text"]?.string == "Hello")
    }

    @Test(arguments: [
        ("{}", "Customer"), (#"{"Username":"U"}"#, "U"),
        (#"{"Username":"U","ParticipantDetails":{"DisplayName":"D"}}"#, "D"),
        (#"{"Username":"U","ParticipantDetails":{"DisplayName":null}}"#, "U"),
    ])
    func `the visitor has a name, if only Customer`(body: String, name: String) throws {
        var world = try World()
        let data = try world.connectStart(body: body).json["data"]
        let token = data?["startChatResult"]?["ParticipantToken"]?.string ?? ""
        let types = #"{"Type":["CONNECTION_CREDENTIALS"],"ConnectParticipant":true}"#
        let connection = world.call(
            .post, "/participant/connection", fields: [("X-Amz-Bearer", token)], body: types)
        #expect(connection.status == .ok, "\(connection.text)")
        let joined = try world.control(.get, "/events?type=participant.joined").json["events"]?[0]
        #expect(joined?["data"]?.description.contains("\"\(name)\"") == true, "\(joined?.description ?? "")")
    }

    @Test func `the file of bodies is read whole`() {
        #expect(Self.bodies.count > 60 && Self.bodies.allSatisfy { Int($0.columns[0]) != nil })
    }

    @Test(arguments: bodies) func `a body is taken or not, whatever type it says`(line: CaseLine) throws {
        let body = line.columns[1].replacing("{i}", with: HostedWidget.instance)
            .replacing("{f}", with: HostedWidget.flow)
        for type in ["application/json", "text/plain;charset=UTF-8", nil] {
            var world = try World()
            let response = world.connectStart(body: body, fields: type.map { [("Content-Type", $0)] } ?? [])
            #expect(String(response.status.code) == line.columns[0], "\(response.text)")
            if response.status == .ok { continue }
            #expect(response.text == Self.envelope(response.status.code, response.status.reason))
            #expect(try !world.events().contains("session.started"))
        }
    }

    @Test func `every member of a start holds its limit`() throws {
        let text = { (count: Int) in String(repeating: "é", count: count) }
        let ascii = { (count: Int) in String(repeating: "a", count: count) }
        let members: [(Int, (Int) -> String)] = [
            (256, { #""ParticipantDetails":{"DisplayName":"\#(text($0))"}"# }),
            (256, { #""Username":"\#(text($0))""# }),
            (32_767, { #""Attributes":{"a":"\#(ascii($0))"}"# }),
            (32_767, { #""Attributes":{"\#(ascii($0))":""}"# }),
            (16_383, { #""Attributes":{"a":"\#(ascii(16_383))","b":"\#(ascii($0))"}"# }),
            (16_384, { #""InitialMessage":"\#(ascii($0))""# }),
            (16_384, { #""InitialMessage":{"ContentType":"text/plain","Content":"\#(ascii($0))"}"# }),
            (8_192, { #""InitialMessage":"\#(text($0))""# }),
        ]
        for (longest, member) in members {
            var world = try World()
            let status = { (count: Int) in world.connectStart(body: "{\(member(count))}").status }
            #expect(status(longest) == .ok, "\(member(1))")
            #expect(status(longest + 1) == .badRequest, "\(member(1))")
        }
    }

    @Test func `ids that are too long are malformed, not merely unknown`() throws {
        var world = try World()
        for (name, longest) in [("InstanceId", 100), ("ContactFlowId", 500)] {
            let body = { #"{"\#(name)":"\#(String(repeating: "x", count: $0))"}"# }
            #expect(world.connectStart(body: body(longest)).status == .notFound)
            #expect(world.connectStart(body: body(longest + 1)).status == .badRequest)
        }
        let source = { (count: Int) in
            let id = String(repeating: "x", count: count)
            return #"{"PersistentChat":{"RehydrationType":"FROM_SEGMENT","SourceContactId":"\#(id)"}}"#
        }
        #expect(world.connectStart(body: source(256)).status == .notFound)
        #expect(world.connectStart(body: source(257)).status == .badRequest)
    }

    @Test func `the snippet's id must come once, and be the widget's`() throws {
        var world = try World()
        for snippet in [nil, "", "another", HostedWidget.id, "DEMO-SNIPPET"] {
            let response = world.connectStart(snippet: snippet)
            #expect(response.text == Self.envelope(400, "Bad Request"), "\(snippet ?? "none")")
        }
        let twice = world.connectStart(fields: [("x-amz-snippet-id", "demo-snippet")])
        #expect(twice.status == .badRequest)
        let tokens = world.connectStart(fields: [("x-amz-security-token", HostedWidget.token())])
        #expect(tokens.status == .badRequest)
    }

    @Test func `an unknown widget, and one of another platform, is 404`() throws {
        var world = try World()
        for id in ["nobody", "demo-applied", "demo-snippet", HostedWidget.id.uppercased()] {
            let response = world.connectStart(path: "/connectwidget/api/\(id)/start")
            #expect(response.text == Self.envelope(404, "Not Found"), "\(id)")
        }
    }

    @Test func `a token that does not hold, or none, is 401 with the reason in the journal alone`() throws {
        let other = SigningKey(id: nil, secret: Array(repeating: 0x41, count: 44))
        let tokens: [(String?, String)] = [
            (HostedWidget.token(key: other), "signature"), (HostedWidget.token(sub: "u-1"), "subject"),
            (HostedWidget.token(#""attributes":{"age":45}"#), "attributes"),
            (HostedWidget.token(#""profileKeysOperator":"XOR""#), "attributes"), ("x", "malformed"),
        ]
        for (token, reason) in tokens {
            var world = try World()
            let response = world.connectStart(token)
            #expect(response.text == Self.envelope(401, "Unauthorized"), "\(reason)")
            let events = try world.control(.get, "/events?type=token.rejected").json["events"]
            #expect(events?.count == 1 && events?.description.contains("\"\(reason)\"") == true)
        }
        for token in [nil, ""] {
            var world = try World()
            #expect(world.connectStart(token).text == Self.envelope(401, "Unauthorized"))
            #expect(try world.events() == ["anonymous-denied"])
        }
    }

    @Test func `what is not let in is not read`() throws {
        var world = try World()
        #expect(world.connectStart("x", body: "{").status == .unauthorized)
        #expect(world.connectStart("x", body: #"{"InstanceId":"x"}"#).status == .unauthorized)
    }

    @Test func `a chat too many is the quota's envelope`() throws {
        var world = try World(HostedWidget.configuration(#""maxActiveChats":1"#))
        #expect(world.connectStart().status == .ok)
        #expect(world.connectStart().text == Self.envelope(429, "Service Quota Exceeded"))
    }

    @Test func `a store that is full is 503`() throws {
        let session = HostedWidget.customer("c-1")
        var world = try World(#"{"limits":{"sessions":1}}"#)
        #expect(world.connectStart(session).status == .ok)
        #expect(world.connectStart(session).text == Self.envelope(503, "Service Unavailable"))
    }
}
