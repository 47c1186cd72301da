import Chat
import Encoding

/// The WebSocket of one page, subscribed to its chat, and what came that the page has not looked at yet
/// (amazon-connect.md, section 5).
struct ConnectSocket {
    private let socket: PageSocket
    private var items: [JSON] = []
    /// Every item that came: one of the transcript may be pushed as well.
    private var known: Set<UTF8Key> = []

    /// Subscribes: what happens from here on is pushed.
    init(
        opening url: String, _ open: (String) throws(ExchangeFailure) -> PageSocket
    ) throws(PlayFailure) {
        do throws(ExchangeFailure) {
            socket = try open(url)
        } catch {
            throw .unreachable(error.sentence)
        }
        let reply = try ask(
            #"{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}"#, topic: "aws/subscribe")
        guard reply["content"]?["status"]?.hasString("success") ?? false else {
            throw .impossible("the gateway refused the subscription of the page's WebSocket")
        }
    }

    /// Takes in whatever was pushed so far: the answer to a ping comes after all of it.
    mutating func catchUp() throws(PlayFailure) {
        _ = try ask(#"{"topic":"aws/ping"}"#, topic: "aws/ping")
    }

    /// Takes in an item of the chat, the first time that it comes.
    mutating func add(_ item: JSON) {
        guard let id = item["Id"]?.string, known.insert(UTF8Key(id)).inserted else { return }
        items.append(item)
    }

    /// The next item that the page has not looked at.
    mutating func next() -> JSON? { items.isEmpty ? nil : items.removeFirst() }

    /// Sends a frame and gives the reply on its topic; items that come before it are taken in.
    private mutating func ask(_ frame: String, topic: StaticString) throws(PlayFailure) -> JSON {
        do throws(ExchangeFailure) {
            try socket.send(frame)
        } catch {
            throw .unreachable(error.sentence)
        }
        while true {
            let reply = try receive()
            guard let content = reply["content"], reply["topic"]?.hasString("aws/chat") ?? false else {
                if reply["topic"]?.hasString(topic) ?? false { return reply }
                continue
            }
            // The item is text within the text (section 5.3).
            add(try Answer.read(content.stringBytes ?? []))
        }
    }

    private func receive() throws(PlayFailure) -> JSON {
        let text: [UInt8]?
        do throws(ExchangeFailure) {
            text = try socket.receive()
        } catch {
            throw .unreachable(error.sentence)
        }
        guard let text else { throw .impossible("the gateway closed the page's WebSocket") }
        return try Answer.read(text)
    }
}
