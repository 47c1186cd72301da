import Encoding
import HTTP
import Transport

/// Chats of the demo widget on amazon-connect, each with sockets on which nothing happens.
struct IdleChats {
    /// Sockets of one participant (amazon-connect.md, section 4.1).
    private static let socketsEach = 5

    private let urls: [String]

    /// Starts as many chats as so many sockets need.
    init(at gateway: GatewayAddress, sockets count: Int) throws(BenchFailure) {
        var urls: [String] = []
        while urls.count < count {
            let url = try Self.socketURL(at: gateway)
            urls += [String](repeating: url, count: min(Self.socketsEach, count - urls.count))
        }
        self.urls = urls
    }

    /// Opens every socket, and subscribes each to its chat.
    func open() throws(BenchFailure) -> [WebSocketClient] {
        var sockets: [WebSocketClient] = []
        for url in urls {
            do throws(ClientError) {
                let socket = try WebSocketClient(url)
                try socket.send(#"{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}"#)
                _ = try socket.receive()
                sockets.append(socket)
            } catch { throw .wrong("socket \(sockets.count + 1) is not opened: \(error)") }
        }
        return sockets
    }

    /// The URL of a new chat's sockets.
    private static func socketURL(at gateway: GatewayAddress) throws(BenchFailure) -> String {
        let start =
            #"{"InstanceId":"00000000-0000-4000-8000-0000000000aa","#
            + #""ContactFlowId":"00000000-0000-4000-8000-0000000000bb","#
            + #""ParticipantDetails":{"DisplayName":"Idle"}}"#
        let chat = try gateway.ask(.put, "/contact/chat", [], start)
        guard let token = chat["ParticipantToken"]?.string else { throw .wrong("a chat has no token") }
        let connection = try gateway.ask(
            .post, "/participant/connection", [("X-Amz-Bearer", token)],
            #"{"Type":["WEBSOCKET","CONNECTION_CREDENTIALS"]}"#)
        guard let url = connection["Websocket"]?["Url"]?.string else { throw .wrong("a chat has no socket") }
        return url
    }
}
