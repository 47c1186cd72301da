import Chat
import Encoding
import HTTP
import Service
import Testing

/// Faults of sockets: closed with a code, or silent.
@Suite struct FaultSocketTests {
    static let heartbeat = #"{"topic":"aws/heartbeat"}"#
    static let ping = #"{"topic":"aws/ping"}"#

    private func set(_ fault: String, _ more: String = "", in world: inout SocketWorld) -> Response {
        let body = #"{"fault":"\#(fault)"\#(more.isEmpty ? "" : ",")\#(more)}"#
        return world.world.control(.post, "/faults", body: body)
    }

    @Test(arguments: [("1012", "close 1012"), ("4001", "close 4001"), ("1006", "abort")])
    func `a socket that is open is closed at once, and so is one that opens later`(
        _ code: String, _ said: String
    ) throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let first = try world.subscribed(chat)
        #expect(set("close=\(code)", in: &world).status == .created)
        #expect(world.heard() == [first: [said]])
        #expect(world.heard().isEmpty, "each socket is closed once")
        let second = try world.open(chat.socket)
        #expect(world.heard()[second] == [said])
    }

    @Test func `one time closes one socket`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let sockets = try (0..<3).map { _ in try world.subscribed(chat) }
        _ = set("close=1012", #""times":1"#, in: &world)
        #expect(world.heard() == [sockets[0]: ["close 1012"]])
        #expect(world.heard().isEmpty)
    }

    @Test func `two faults close a socket once`() throws {
        var world = try SocketWorld()
        let socket = try world.subscribed(try world.chat())
        for code in ["1012", "4001"] { _ = set("close=\(code)", in: &world) }
        #expect(world.heard() == [socket: ["close 1012"]])
        #expect(world.heard().isEmpty)
    }

    @Test func `a silent socket has no reply to ping and heartbeat, and hears of its chat`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let socket = try world.subscribed(chat)
        #expect(set("silence", in: &world).status == .created)
        for text in [Self.heartbeat, Self.ping] { world.say(text, on: socket) }
        #expect(world.heard().isEmpty)
        world.world.agent("still here", in: chat.id)
        #expect(world.heard()[socket]?.last?.hasSuffix("still here") == true)
        #expect(world.world.control(.delete, "/faults").status == .noContent)
        world.say(Self.heartbeat, on: socket)
        #expect(world.heard() == [socket: [Self.heartbeat]])
    }

    @Test func `a fault of one session leaves the sockets of another alone`() throws {
        var world = try SocketWorld()
        let (one, two) = (try world.chat(), try world.chat())
        let (first, second) = (try world.subscribed(one), try world.subscribed(two))
        _ = set("silence", #""session":"\#(two.id)","call":"GET /connect/websocket""#, in: &world)
        for socket in [first, second] { world.say(Self.heartbeat, on: socket) }
        #expect(world.heard() == [first: [Self.heartbeat]])
        let event = try world.world.control(.get, "/events?type=fault.fired").json["events"]
        #expect(event?.count == 1 && event?[0]?["session"]?.string == two.id)
        #expect(event?[0]?["data"]?["widget"]?.string == SocketWorld.widget)
        #expect(event?[0]?["data"]?["fault"]?.string == "silence" && event?[0]?["data"]?["when"] == nil)
    }

    @Test func `a socket can be refused where it is opened`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        _ = set("status=503", #""call":"a participant's WebSocket","session":"\#(chat.id)""#, in: &world)
        let refused = #expect(throws: World.NoStream.self) { try world.open(chat.socket) }
        #expect(refused?.response.status.code == 503)
        let other = try world.chat()
        _ = try world.open(other.socket)
    }

    @Test func `calls of the participant service and of the backend know their session`() throws {
        var world = try SocketWorld()
        let (one, two) = (try world.chat(), try world.chat())
        _ = set("status=500", #""session":"\#(one.id)""#, in: &world)
        let message = #"{"Content":"x","ContentType":"text/plain"}"#
        let stop = { (id: String) in #"{"InstanceId":"\#(SocketWorld.instance)","ContactId":"\#(id)"}"# }
        for (chat, code) in [(one, 500), (two, 200)] {
            let said = world.post("/participant/message", token: chat.connectionToken, message)
            #expect(said.status.code == code)
            let path = "/contacts/\(SocketWorld.instance)/\(chat.id)"
            #expect(world.world.call(.get, path).status.code == code)
            #expect(world.post("/contact/stop", stop(chat.id)).status.code == code)
        }
        _ = set("status=502", #""widget":"\#(SocketWorld.widget)","call":"StartChatContact""#, in: &world)
        let start =
            #"{"InstanceId":"\#(SocketWorld.instance)","ContactFlowId":"\#(SocketWorld.flow)","#
            + #""ParticipantDetails":{"DisplayName":"Jane"}}"#
        #expect(world.world.call(.put, "/contact/chat", body: start).status.code == 502)
    }

    @Test(arguments: FaultKind.all.map(\.name))
    func `every kind strikes once where it is asked to, and is told of`(_ name: String) throws {
        let kind = try #require(FaultKind.all.first { $0.name == name })
        let example = String(kind.form.split(separator: " ")[0])
        var world = try SocketWorld()
        let socket = try world.subscribed(try world.chat())
        #expect(set(example, #""times":1"#, in: &world).status == .created)
        let plan = try FaultPlan(reading: example)
        if plan.isForSockets {
            world.say(Self.heartbeat, on: socket)
            #expect(world.heard()[socket] != [Self.heartbeat])
        } else {
            let request = Request(method: .post, path: World.widget + "/sessions")
            let reply = world.world.gateway.reply(to: request, at: world.world.real)
            if case .response(let response) = reply {
                #expect(response.status != .created || response.delivery != .whole)
            }
        }
        #expect(world.world.widget(.post, "/sessions").status == .created)
        let data = try world.world.control(.get, "/events?type=fault.fired").json["events"]
        #expect(data?.count == 1 && data?[0]?["data"]?["fault"]?.string == plan.written)
        let fault = try world.world.control(.get, "/faults").json["faults"]?[0]
        #expect(fault?["fired"]?.int == 1)
    }
}
