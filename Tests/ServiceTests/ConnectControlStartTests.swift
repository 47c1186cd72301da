import Encoding
import HTTP
import Service
import Testing

/// StartChatContact (amazon-connect.md, sections 2.1 to 2.4).
@Suite struct ConnectControlStartTests {
    @Test func `a start with the least it needs gives three strings`() throws {
        var instance = try ConnectInstance()
        let response = instance.start()
        #expect(response.status == .ok && response["x-amzn-requestid"]?.utf8.count == 36)
        let json = try response.json
        #expect(json.members.map(\.name) == ["ContactId", "ParticipantId", "ParticipantToken"])
        #expect(json["ContactId"]?.string?.utf8.count == 36)
        #expect(json["ParticipantToken"]?.string?.utf8.count == 76)
    }

    @Test(arguments: CaseLine.read("connect/control-refusals.txt", columns: 2))
    func `a member past its limit is refused, and nothing starts`(_ line: CaseLine) throws {
        var instance = try ConnectInstance()
        var members = line.columns[0]
        for length in [101, 129, 257, 351, 501] {
            members = members.replacing("{\(length)}", with: String(repeating: "x", count: length))
        }
        let response = instance.start(members)
        #expect(response.exception == line.columns[1], "\(response.text)")
        #expect(response.status.code == (line.columns[1] == "ResourceNotFoundException" ? 404 : 400))
        #expect(try response.json["message"]?.string == response.json["Message"]?.string)
        #expect(try instance.world.events().isEmpty)
    }

    @Test(arguments: ["[]", "7", "{", "\"x\"", "{}{}"])
    func `a body that is no object is refused`(body: String) throws {
        var world = try World()
        let response = world.call(.put, "/contact/chat", body: body)
        #expect(response.status.code == 400 && response.exception == "InvalidRequestException")
        #expect(world.call(.put, "/contact/chat").exception == "InvalidParameterException")
    }

    @Test(arguments: [
        #"{"ClientToken":"{500}"}"#, #"{"CustomerId":"{128}"}"#, #"{"RelatedContactId":"{256}"}"#,
        #"{"ParticipantDetails":{"DisplayName":"{256}"}}"#, #"{"ChatDurationInMinutes":60}"#,
        #"{"ChatDurationInMinutes":10080}"#, #"{"InstanceId":"ARN"}"#,
        #"{"ContactFlowId":"ARN/contact-flow/\#(ConnectInstance.flow)"}"#,
    ])
    func `a member at its limit is taken`(members: String) throws {
        var instance = try ConnectInstance()
        var members = members.replacing("ARN", with: ConnectInstance.arn)
        for length in [128, 256, 500] {
            members = members.replacing("{\(length)}", with: String(repeating: "é", count: length))
        }
        #expect(instance.start(members).status == .ok)
    }

    @Test func `the same client token gives the same chat, also after its end`() throws {
        var instance = try ConnectInstance()
        let both = #""ConnectionTypes":["WEBSOCKET","CONNECTION_CREDENTIALS"]"#
        let first = try instance.start(#"{"ClientToken":"one",\#(both)}"#).json
        let contact = try #require(first["ContactId"]?.string)
        #expect(try instance.contact(#"{"ClientToken":"one"}"#) == contact)
        #expect(try instance.contact(#"{"ClientToken":"two"}"#) != contact)
        #expect(instance.stop(contact).status == .ok)
        let again = try instance.start(#"{"ClientToken":"one",\#(both)}"#).json
        #expect(again.members.map(\.name) == ["ContactId", "ParticipantId", "ParticipantToken"])
        #expect(again["ParticipantToken"] == first["ParticipantToken"])
    }

    @Test func `a connection comes with the start where it is asked for`() throws {
        var instance = try ConnectInstance()
        let socket = try instance.start(#"{"ConnectionTypes":["WEBSOCKET"]}"#).json
        #expect(socket["ConnectionCredentials"] == nil)
        let url = try #require(socket["Websocket"]?["Url"]?.string)
        #expect(url.hasPrefix("ws://127.0.0.1:4820/connect/websocket?"))
        #expect(socket["Websocket"]?["ConnectionExpiry"]?.string == "2026-01-15T09:01:40.000Z")
        let types = #"{"ConnectionTypes":["CONNECTION_CREDENTIALS","WEBRTC_CONNECTION"]}"#
        let token = try instance.start(types).json
        #expect(token["Websocket"] == nil)
        #expect(token["ConnectionCredentials"]?["Expiry"]?.string == "2026-01-16T09:00:00.000Z")
        let bearer = try #require(token["ConnectionCredentials"]?["ConnectionToken"]?.string)
        let said = instance.world.call(
            .post, "/participant/message", fields: [("X-Amz-Bearer", bearer)],
            body: #"{"ContentType":"text/plain","Content":"x"}"#)
        #expect(said.status == .ok)
        #expect(try instance.start(#"{"ConnectionTypes":["WEBRTC_CONNECTION"]}"#).json.count == 3)
    }

    @Test func `a streaming endpoint is answered with an id, always the same`() throws {
        var instance = try ConnectInstance()
        let streaming = #"{"ClientToken":"t","ChatStreamingConfiguration":{"StreamingEndpointArn":"arn:x"}}"#
        let first = try instance.start(streaming).json["StreamingId"]?.string
        #expect(first?.isEmpty == false)
        #expect(try instance.start(streaming).json["StreamingId"]?.string == first)
    }

    @Test func `a chat that has ended is gone on from, within its instance`() throws {
        let other = "99999999-0000-4000-8000-0000000000aa"
        var instance = try ConnectInstance(
            ConnectInstance.configuration(
                ConnectInstance.widget(""), ConnectInstance.widget("", id: "v", instance: other)))
        let past = try instance.contact()
        let persistent = #""PersistentChat":{"RehydrationType":"FROM_SEGMENT","SourceContactId":"\#(past)"}"#
        let open = instance.start("{\(persistent)}")
        #expect(open.status.code == 400 && open.exception == "InvalidRequestException")
        #expect(instance.stop(past).status == .ok)
        let next = try instance.start("{\(persistent)}").json
        #expect(next["ContinuedFromContactId"]?.string == past)
        #expect(try instance.describe(next["ContactId"]?.string ?? "")?["RelatedContactId"]?.string == past)
        let foreign = instance.start(#"{"InstanceId":"\#(other)",\#(persistent)}"#)
        #expect(foreign.status == .notFound && foreign.exception == "ResourceNotFoundException")
    }

    @Test func `past the configured number of chats it is 429`() throws {
        var instance = try ConnectInstance(
            ConnectInstance.configuration(ConnectInstance.widget(#","maxActiveChats":1"#)))
        let first = try instance.contact()
        let refused = instance.start()
        #expect(refused.status == .tooManyRequests && refused.exception == "LimitExceededException")
        #expect(instance.stop(first).status == .ok)
        #expect(instance.start().status == .ok)
    }

    @Test func `what nobody signed is untrusted, and names nobody`() throws {
        var instance = try ConnectInstance()
        let contact = try instance.contact(#"{"CustomerId":"c-7","Attributes":{"plan":"free"}}"#)
        let seen = try instance.world.control(.get, "/sessions/\(contact)").json
        #expect(seen["identity"]?["kind"]?.string == "anonymous" && seen["trust"]?.string == "untrusted")
        #expect(try instance.describe(contact)?["CustomerId"]?.string == "c-7")
    }
}
