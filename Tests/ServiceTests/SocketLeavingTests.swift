import Encoding
import HTTP
import Service
import Testing

/// The sockets of a participant who leaves a chat that goes on.
@Suite struct SocketLeavingTests {
    @Test func `a bot that has left hears that, and nothing that is said behind its back`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let visitor = try world.subscribed(chat)
        let ids = #""InstanceId":"\#(SocketWorld.instance)","ContactId":"\#(chat.id)""#
        let invited = try world.post(
            "/contact/create-participant",
            #"{\#(ids),"ParticipantDetails":{"ParticipantRole":"CUSTOM_BOT","DisplayName":"Bot"}}"#
        ).json
        var bot = SocketWorld.Chat(
            id: chat.id,
            participantToken: try #require(
                invited["ParticipantCredentials"]?["ParticipantToken"]?.string))
        try world.connect(&bot)
        let listening = try world.subscribed(bot)
        let silent = try world.open(bot.socket)
        _ = world.post("/participant/disconnect", token: bot.connectionToken, "{}")
        let said = world.post(
            "/participant/message", token: chat.connectionToken,
            #"{"ContentType":"text/plain","Content":"between us"}"#)
        #expect(said.status == .ok)
        #expect(
            world.heard() == [
                visitor: ["CUSTOM_BOT participant.left", "CUSTOMER between us"],
                listening: ["CUSTOM_BOT participant.left", "close 1000"], silent: ["close 1000"],
            ])
    }

    @Test func `a visitor who leaves hears the end, and closes the socket`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        let visitor = try world.subscribed(chat)
        _ = world.post("/participant/disconnect", token: chat.connectionToken, "{}")
        #expect(world.heard() == [visitor: ["CUSTOMER participant.left", "- chat.ended"]])
    }
}
