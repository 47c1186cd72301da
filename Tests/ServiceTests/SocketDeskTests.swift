import Encoding
import HTTP
import Service
import Testing

/// The WebSocket of Amazon Connect's participants, in memory.
@Suite struct SocketDeskTests {
    @Test func `a subscription is answered first, and then the visitor has joined, once`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let first = try world.open(chat.socket)
        world.say(SocketWorld.subscribe, on: first)
        let granted = #"{"topic":"aws/subscribe","content":{"status":"success","topics":["aws/chat"]}}"#
        #expect(world.heard() == [first: [granted, "CUSTOMER participant.joined"]])
        let second = try world.open(chat.socket)
        world.say(SocketWorld.subscribe + ")", on: second)
        world.say(SocketWorld.subscribe, on: first)
        #expect(world.heard() == [first: [granted], second: [granted]])
    }

    @Test func `a message is heard by every subscribed socket of its chat and by no other`() throws {
        var world = try SocketWorld()
        let (chat, other) = (try world.chat(), try world.chat())
        let (mine, tab) = (try world.subscribed(chat), try world.subscribed(chat))
        let silent = try world.open(chat.socket)
        let elsewhere = try world.subscribed(other)
        let sent = world.post(
            "/participant/message", token: chat.connectionToken,
            #"{"ContentType":"text/plain","Content":"hello"}"#)
        #expect(sent.status == .ok)
        #expect(world.heard() == [mine: ["CUSTOMER hello"], tab: ["CUSTOMER hello"]])
        _ = world.world.call(
            .post, World.control + "/sessions/\(chat.id)/messages", body: #"{"text":"On its way."}"#)
        let expected = ["AGENT participant.joined", "AGENT On its way."]
        #expect(world.heard() == [mine: expected, tab: expected])
        #expect(silent != elsewhere)
    }

    @Test(arguments: [
        (#"{"topic":"aws/ping"}"#, #"{"topic":"aws/ping","statusCode":200,"statusContent":"OK"}"#),
        (#"{"topic":"aws/heartbeat"}"#, #"{"topic":"aws/heartbeat"}"#),
        (
            #"{"topic":"aws/subscribe","content":{"topics":["aws/other"]}}"#,
            #"{"topic":"aws/subscribe","content":{"status":"failure","topics":["aws/other"]}}"#
        ),
        (#"{"topic":"aws/else"}"#, #"{"message":"Unknown topic","connectionId":"1","requestId":"1"}"#),
        ("", #"{"message":"Invalid frame","connectionId":"1","requestId":"1"}"#),
        ("[{]", #"{"message":"Invalid frame","connectionId":"1","requestId":"1"}"#),
        (#"{"topic":"aws/subscribe"}"#, #"{"message":"No topics","connectionId":"1","requestId":"1"}"#),
    ]) func `a frame is answered`(_ frame: String, _ answer: String) throws {
        var world = try SocketWorld()
        let socket = try world.open(try world.chat().socket)
        world.say(frame, on: socket)
        #expect(world.heard() == [socket: [answer]])
    }

    @Test func `a binary message ends the socket, and not the chat`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let socket = try world.subscribed(chat)
        world.world.gateway.received(.binary([1]), on: socket, at: world.world.real)
        #expect(world.heard() == [socket: ["close 1003"]])
        world.world.gateway.closed(socket, at: world.world.real)
        _ = world.post(
            "/participant/message", token: chat.connectionToken,
            #"{"ContentType":"text/plain","Content":"hello"}"#)
        #expect(world.heard().isEmpty && !world.world.gateway.hasStreams)
    }

    @Test func `an end is heard with who left, whoever ends it`() throws {
        for (end, expected) in [
            ("leave", ["CUSTOMER participant.left", "- chat.ended"]),
            ("stop", ["CUSTOMER participant.left", "- chat.ended"]), ("far side", ["- chat.ended"]),
            ("time", ["CUSTOMER participant.left", "- chat.ended"]),
        ] {
            var world = try SocketWorld()
            let chat = try world.chat()
            let socket = try world.subscribed(chat)
            switch end {
            case "leave": _ = world.post("/participant/disconnect", token: chat.connectionToken, "{}")
            case "stop":
                _ = world.post(
                    "/contact/stop", #"{"ContactId":"\#(chat.id)","InstanceId":"\#(SocketWorld.instance)"}"#)
            case "far side":
                _ = world.world.call(.post, World.control + "/sessions/\(chat.id)/end", body: "{}")
            default:
                world.world.now = world.world.now.advanced(by: .seconds(90_000))
            }
            #expect(world.heard() == [socket: expected], "\(end)")
        }
    }

    @Test func `the loop is woken for the end of a chat and of its sockets, for nothing after`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let start = world.world.now
        #expect(world.world.deadline == start.advanced(by: .seconds(300)))
        _ = try world.subscribed(chat)
        world.world.now = start.advanced(by: .seconds(300))
        _ = world.heard()
        #expect(world.world.deadline == start.advanced(by: .seconds(90_000)))
        world.world.now = start.advanced(by: .seconds(90_000))
        _ = world.heard()
        #expect(world.world.deadline == start.advanced(by: .seconds(90_060)))
        world.world.now = start.advanced(by: .seconds(90_060))
        _ = world.heard()
        #expect(world.world.deadline == nil)
    }

    @Test func `a URL that is too old, of another sandbox, invented or without a ticket opens nothing`()
        throws
    {
        var world = try SocketWorld()
        let chat = try world.chat()
        let foreign = try world.chat(sandbox: "/sandbox/other")
        #expect(foreign.socket.hasPrefix("/sandbox/other/connect/websocket?ticket="))
        var paths = [
            String(foreign.socket.dropFirst("/sandbox/other".count)), "/connect/websocket",
            "/connect/websocket?ticket=x",
        ]
        for path in paths { #expect(Self.status { _ = try world.open(path) } == 403) }
        world.world.now = world.world.now.advanced(by: .seconds(100))
        paths = [chat.socket]
        for path in paths { #expect(Self.status { _ = try world.open(path) } == 403) }
        #expect(try world.world.events().filter { $0 == "participant.refused" }.count == 4)
    }

    @Test func `a foreign page opens no socket, an allowed one does`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let foreign = Self.status {
            _ = try world.open(chat.socket, fields: [("Origin", "https://evil.example")])
        }
        #expect(foreign == 403)
        _ = try world.open(chat.socket, fields: [("Origin", "http://localhost:3000")])
    }

    @Test func `a reset closes the sockets, and their tickets open nothing any more`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let socket = try world.subscribed(chat)
        _ = world.world.control(.post, "/reset")
        #expect(world.heard() == [socket: ["close 1001"]])
        #expect(Self.status { _ = try world.open(chat.socket) } == 403)
    }

    private static func status(_ body: () throws -> Void) -> Int {
        do {
            try body()
            return 101
        } catch let error as World.NoStream {
            return error.response.status.code
        } catch {
            return 0
        }
    }
}
