import Chat
import Encoding
import HTTP
import Service
import Testing

/// Connecting, speaking, signalling and leaving (amazon-connect.md, section 4).
@Suite struct ConnectParticipantTests {
    // MARK: CreateParticipantConnection

    @Test func `check 32: a connection is a socket for 100 seconds and a token for a day`() throws {
        var world = try World()
        let visitor = try world.startContact()
        let response = world.service("connection", visitor.participantToken, World.both)
        #expect(response.status == .ok && response["x-amzn-requestid"]?.utf8.count == 36)
        let json = try response.json
        #expect(json.members.map(\.name) == ["Websocket", "ConnectionCredentials"])
        let socket = try #require(json["Websocket"])
        #expect(socket["Url"]?.string?.hasPrefix("ws://127.0.0.1:4820/connect/websocket?") == true)
        #expect(socket["ConnectionExpiry"]?.string == "2026-01-15T09:01:40.000Z")
        let credentials = try #require(json["ConnectionCredentials"])
        #expect((1...1_000).contains(credentials["ConnectionToken"]?.string?.utf8.count ?? 0))
        #expect(credentials["Expiry"]?.string == "2026-01-16T09:00:00.000Z")
    }

    @Test func `what is handed out in a sandbox leads back into it`() throws {
        var world = try World()
        let visitor = try world.startContact(sandbox: "/sandbox/s")
        let response = world.service(
            "connection", visitor.participantToken, World.both, sandbox: "/sandbox/s")
        let url = try response.json["Websocket"]?["Url"]?.string
        #expect(url?.hasPrefix("ws://127.0.0.1:4820/sandbox/s/connect/websocket?") == true)
        #expect(world.service("connection", visitor.participantToken, World.both).isDenied)
    }

    @Test(arguments: [
        (#"{"Type":["WEBSOCKET"]}"#, ["Websocket"]),
        (#"{"Type":["CONNECTION_CREDENTIALS"],"ConnectParticipant":false}"#, ["ConnectionCredentials"]),
        (#"{"Type":["WEBRTC_CONNECTION","WEBSOCKET"],"Unknown":1}"#, ["Websocket"]),
        (#"{"Type":["WEBSOCKET","WEBSOCKET"]}"#, ["Websocket"]), (#"{"ConnectParticipant":true}"#, []),
    ]) func `what Type names comes back, and nothing else`(body: String, members: [String]) throws {
        var world = try World()
        let visitor = try world.startContact()
        let response = world.service("connection", visitor.participantToken, body)
        #expect(response.status == .ok)
        #expect(try response.json.members.map(\.name) == members)
    }

    @Test(arguments: [
        "", "{}", #"{"Type":[]}"#, #"{"Type":null}"#, #"{"Type":["WEBRTC_CONNECTION"]}"#,
        #"{"Type":["websocket"]}"#, #"{"Type":"WEBSOCKET"}"#, #"{"Type":[1]}"#, #"{"Type":["WEBSOCKET",""]}"#,
        #"{"Type":["WEBSOCKET"],"ConnectParticipant":"true"}"#, "[]", "{",
    ]) func `another Type than one of the list is refused`(body: String) throws {
        var world = try World()
        let visitor = try world.startContact()
        #expect(world.service("connection", visitor.participantToken, body).isInvalid)
        #expect(try world.told("participant.joined").isEmpty)
    }

    @Test func `ConnectParticipant counts as connected, and only once`() throws {
        var world = try World()
        let visitor = try world.startContact()
        _ = world.service("connection", visitor.participantToken, #"{"Type":["CONNECTION_CREDENTIALS"]}"#)
        #expect(try world.told("participant.joined").isEmpty)
        for _ in 0..<2 { _ = world.service("connection", visitor.participantToken, World.both) }
        #expect(try world.told("participant.joined").map { $0["participant"]?.string } == [visitor.id])
    }

    // MARK: Tokens

    static let calls = [
        ("message", #"{"ContentType":"text/plain","Content":"x"}"#),
        ("event", #"{"ContentType":"application/vnd.amazonaws.connect.event.typing"}"#),
        ("event", ConnectEventTests.receipt("read", "x")), ("transcript", "{}"), ("disconnect", "{}"),
        ("start-attachment-upload", ConnectAttachmentTests.start),
        ("complete-attachment-upload", #"{"AttachmentIds":["x"],"ClientToken":"c"}"#),
        ("attachment", #"{"AttachmentId":"x"}"#),
    ]

    @Test(arguments: calls)
    func `check 45: only a connection token opens the calls of a participant`(
        path: String, body: String
    ) throws {
        var world = try World()
        let visitor = try world.customer()
        let before = try world.transcript(visitor, "{}").count
        let changed =
            visitor.connectionToken.dropLast() + (visitor.connectionToken.hasSuffix("A") ? "B" : "A")
        let tokens: [String?] = [
            nil, "", "x", visitor.participantToken, String(changed), visitor.connectionToken + "A",
        ]
        for token in tokens { #expect(world.service(path, token, body).isDenied) }
        #expect(world.service(path, visitor.connectionToken, body, sandbox: "/sandbox/other").isDenied)
        #expect(try world.transcript(visitor, "{}").count == before)
        #expect(try world.told("participant.refused").count == tokens.count)
    }

    @Test func `check 45: a connection is not made with a connection token`() throws {
        var world = try World()
        let visitor = try world.customer()
        #expect(world.service("connection", visitor.connectionToken, World.both).isDenied)
        #expect(world.service("connection", nil, World.both).isDenied)
    }

    @Test func `two tokens in one request are refused`() throws {
        var world = try World()
        let visitor = try world.customer()
        let fields = [("X-Amz-Bearer", visitor.connectionToken), ("x-amz-bearer", visitor.connectionToken)]
        #expect(world.call(.post, "/participant/transcript", fields: fields, body: "{}").isInvalid)
    }

    @Test(arguments: calls)
    func `check 47: after the end every call is refused`(path: String, body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        _ = world.control(.post, "/sessions/\(visitor.contact)/end")
        #expect(world.asks(visitor, path, body).isDenied)
        #expect(world.service("connection", visitor.participantToken, World.both).isDenied)
    }

    @Test func `a connection token is good for a day to the millisecond`() throws {
        var world = try World()
        let visitor = try world.customer()
        world.now = world.now.advanced(by: .milliseconds(86_399_999))
        #expect(world.asks(visitor, "transcript", "{}").status == .ok)
        world.now = world.now.advanced(by: .milliseconds(1))
        #expect(world.asks(visitor, "transcript", "{}").isDenied)
    }

    // MARK: SendMessage

    @Test func `check 38: a message is answered with its id and time, and stands in the transcript`() throws {
        var world = try World()
        let visitor = try world.customer()
        world.now = world.now.advanced(by: .milliseconds(1_234))
        let body = #"{"ContentType":"text/plain","Content":"Hé\n😀","ClientToken":""}"#
        let response = world.asks(visitor, "message", body)
        #expect(response.status == .ok)
        #expect(try response.json.members.map(\.name) == ["Id", "AbsoluteTime"])
        #expect(try response.json["AbsoluteTime"]?.string == "2026-01-15T09:00:01.234Z")
        let item = try #require(try world.transcript(visitor, "{}").first)
        #expect(try item["Id"]?.string == response.json["Id"]?.string)
        #expect(item["Content"]?.string == "Hé\n😀" && item["ParticipantId"]?.string == visitor.id)
    }

    @Test(arguments: ["x", "é", "😀"])
    func `check 39: a message has 16,384 bytes at most`(letter: String) throws {
        var world = try World()
        let visitor = try world.customer()
        let whole = String(repeating: letter, count: 16_384 / letter.utf8.count)
        #expect(try world.says(visitor, whole).utf8.count == 36)
        let body = #"{"ContentType":"text/plain","Content":"\#(whole)x"}"#
        #expect(world.asks(visitor, "message", body).isInvalid)
        #expect(try world.transcript(visitor, "{}").count == 2)
    }

    @Test func `a larger limit of the configuration leaves the wire's own`() throws {
        var world = try World { $0.limits.text = 65_536 }
        let visitor = try world.customer()
        let whole = String(repeating: "x", count: 16_384)
        #expect(try world.says(visitor, whole).utf8.count == 36)
        let body = #"{"ContentType":"text/plain","Content":"\#(whole)x"}"#
        #expect(world.asks(visitor, "message", body).isInvalid)
    }

    @Test func `a smaller limit of the configuration holds`() throws {
        var world = try World { $0.limits.text = 3 }
        let visitor = try world.customer()
        #expect(try world.says(visitor, "xyz").utf8.count == 36)
        #expect(world.asks(visitor, "message", #"{"ContentType":"text/plain","Content":"wxyz"}"#).isInvalid)
    }

    @Test(arguments: [
        "{}", #"{"Content":"x"}"#, #"{"ContentType":"text/plain"}"#,
        #"{"ContentType":"text/plain","Content":""}"#, #"{"ContentType":"text/plain","Content":null}"#,
        #"{"ContentType":"text/plain","Content":1}"#, #"{"ContentType":"","Content":"x"}"#,
        #"{"ContentType":"image/png","Content":"x"}"#, #"{"ContentType":"TEXT/PLAIN","Content":"x"}"#,
        #"{"ContentType":"text/plain","Content":"x","ClientToken":1}"#,
    ]) func `a message with a member out of bounds is refused`(body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        #expect(world.asks(visitor, "message", body).isInvalid)
        #expect(try world.transcript(visitor, "{}").count == 1)
    }

    static let interactive = "application/vnd.amazonaws.connect.message.interactive"

    @Test(arguments: ["text/markdown", "application/json", interactive + ".response"])
    func `check 40: a content type has to be agreed on at the start`(type: String) throws {
        var world = try World()
        let body = #"{"ContentType":"\#(type)","Content":"{}"}"#
        let plain = try world.customer(#","SupportedMessagingContentTypes":["text/plain"]"#)
        #expect(world.asks(plain, "message", body).isInvalid)
        let rich = try world.customer(#","SupportedMessagingContentTypes":["text/plain","\#(type)"]"#)
        #expect(world.asks(rich, "message", body).status == .ok)
    }

    @Test func `an interactive message is the far side's, whatever was agreed on`() throws {
        var world = try World()
        let visitor = try world.customer(
            #","SupportedMessagingContentTypes":["text/plain","\#(Self.interactive)"]"#)
        let body = #"{"ContentType":"\#(Self.interactive)","Content":"{}"}"#
        #expect(world.asks(visitor, "message", body).isInvalid)
    }

    @Test func `a client token says a message once, of one participant`() throws {
        var world = try World()
        let visitor = try world.customer()
        let bot = try world.bot(in: visitor)
        let token = #","ClientToken":"\#(String(repeating: "t", count: 500))""#
        let first = try world.says(visitor, "one", token)
        #expect(try world.says(visitor, "one", token) == first)
        #expect(try world.says(bot, "one", token) != first)
        #expect(try world.says(visitor, "one") != first)
        #expect(try world.transcript(visitor, "{}").filter { $0["Content"] != nil }.count == 3)
        let long = #""ClientToken":"\#(String(repeating: "t", count: 501))""#
        let body = #"{"ContentType":"text/plain","Content":"x",\#(long)}"#
        #expect(world.asks(visitor, "message", body).isInvalid)
    }

    // MARK: DisconnectParticipant

    @Test func `check 46: a visitor who leaves ends the chat`() throws {
        var world = try World()
        let visitor = try world.customer()
        let response = world.asks(visitor, "disconnect", #"{"ClientToken":"c"}"#)
        #expect(response.status == .ok && response.text == "{}")
        #expect(try world.told("session.ended").count == 1 && world.told("participant.left").count == 1)
        #expect(world.asks(visitor, "disconnect", "{}").isDenied)
    }

    @Test func `a bot that leaves leaves alone`() throws {
        var world = try World()
        let visitor = try world.customer()
        let bot = try world.bot(in: visitor)
        #expect(world.asks(bot, "disconnect", "{}").status == .ok)
        #expect(world.asks(bot, "message", Self.calls[0].1).isDenied)
        #expect(try world.says(visitor, "still here") != "")
        let long = #"{"ClientToken":"\#(String(repeating: "t", count: 501))"}"#
        #expect(world.asks(visitor, "disconnect", long).isInvalid)
        #expect(try world.told("session.ended").isEmpty)
    }
}
