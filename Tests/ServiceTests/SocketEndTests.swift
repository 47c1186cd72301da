import Encoding
import HTTP
import Service
import Testing

/// Sockets that stay when their chat is over.
@Suite struct SocketEndTests {
    private func end(_ chat: SocketWorld.Chat, in world: inout SocketWorld) {
        let ended = world.world.call(.post, World.control + "/sessions/\(chat.id)/end", body: "{}")
        #expect(ended.status.code < 300)
    }

    @Test func `a client that does not close is closed after a minute, subscribed or not`() throws {
        var world = try SocketWorld()
        let (chat, other) = (try world.chat(), try world.chat())
        let (idle, silent) = (try world.subscribed(chat), try world.open(chat.socket))
        let elsewhere = try world.subscribed(other)
        let start = world.world.now
        end(chat, in: &world)
        #expect(world.heard() == [idle: ["- chat.ended"]])
        world.world.now = start.advanced(by: .milliseconds(59_999))
        world.say(#"{"topic":"aws/heartbeat"}"#, on: idle)
        #expect(world.heard() == [idle: [#"{"topic":"aws/heartbeat"}"#]])
        world.world.now = start.advanced(by: .seconds(60))
        #expect(world.heard() == [idle: ["close 1000"], silent: ["close 1000"]])
        for socket in [idle, silent] { world.world.gateway.closed(socket, at: world.world.real) }
        world.world.now = start.advanced(by: .seconds(200))
        #expect(world.heard().isEmpty && world.world.gateway.hasStreams)
        world.world.gateway.closed(elsewhere, at: world.world.real)
        #expect(!world.world.gateway.hasStreams)
    }

    @Test func `a client that closes at the end is not waited for`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let socket = try world.subscribed(chat)
        end(chat, in: &world)
        #expect(world.heard() == [socket: ["- chat.ended"]])
        world.world.gateway.closed(socket, at: world.world.real)
        world.world.now = world.world.now.advanced(by: .seconds(60))
        #expect(world.heard().isEmpty)
        let next = world.world.deadline
        #expect(next.map { $0 > world.world.now } ?? true)
    }

    @Test func `who missed what a full journal dropped is told to connect again`() throws {
        var world = try SocketWorld(#"{"limits":{"journal":2000}}"#)
        let chat = try world.chat()
        let socket = try world.subscribed(chat)
        for _ in 0..<40 {
            _ = world.post(
                "/participant/message", token: chat.connectionToken,
                #"{"ContentType":"text/plain","Content":"hello"}"#)
        }
        #expect(world.heard() == [socket: ["close 1012"]])
    }
}
