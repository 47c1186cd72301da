import HTTP
import Transport

/// A whole use of one connection, in each of the ways that a server is used.
enum Exchange: String, CaseIterable, Sendable {
    /// Three requests, the last of which ends the connection.
    case requests
    /// A request whose body comes in chunks.
    case upload
    /// Nonsense, and the answer that says so.
    case refusal
    /// A request whose answer comes later.
    case parked
    /// An answer that goes on, is told twice what to say, and ends.
    case stream
    /// A WebSocket, with a message in fragments, a ping and both closes.
    case socket

    /// Whether all goes as it should; gives up as soon as it does not.
    ///
    /// What the service must be told meanwhile, another connection tells it.
    func goes(on client: TestConnection, _ stage: ExchangeStage) -> Bool {
        switch self {
        case .requests:
            guard client.exchange(TestHandler.post("/echo", Array("hello".utf8)))?.text == "hello",
                client.exchange(TestHandler.get("/big/\(Self.large)"))?.body.count == Self.large
            else { return false }
            return client.exchange(TestHandler.get("/close"))?.text == "/close" && client.isAtEnd()
        case .upload:
            return client.exchange(Self.chunks)?.text == "hello world"
        case .refusal:
            return client.exchange(Array("NONSENSE\r\n\r\n".utf8))?.status == 400 && client.isAtEnd()
        case .parked: return goesParked(client, stage)
        case .stream: return goesOn(client, stage)
        case .socket: return goesAsSocket(client)
        }
    }

    /// What a client can send of it without waiting for an answer.
    var script: [UInt8] {
        switch self {
        case .requests:
            TestHandler.post("/echo", Array("hello".utf8)) + TestHandler.get("/x") + TestHandler.get("/close")
        case .upload: Self.chunks
        case .refusal: Array("NONSENSE\r\n\r\n".utf8)
        case .parked: TestHandler.get("/park") + TestHandler.get("/x")
        case .stream: TestHandler.get("/stream")
        case .socket: SocketStage.opening + Self.frames + SocketStage.frame(0x88, [0x03, 0xE8])
        }
    }

    /// How many bytes answer the script, as far as nobody tells the service what to say.
    func answerLength(on client: TestConnection) -> Int {
        if self == .parked { return 0 }
        client.send(script)
        switch self {
        case .upload, .stream:
            guard let answer = client.answer() else { return 0 }
            return answer.head.utf8.count + (self == .stream ? "hello 0;".utf8.count : answer.body.count)
        default: return client.rest().count
        }
    }

    /// Bytes of an answer that a socket with a small window does not take at once.
    static let large = 20_000

    static let chunks = Array(
        ("POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n").utf8)

    /// What a client of a socket sends behind its handshake, and what it is answered.
    static let frames =
        SocketStage.frame(0x01, Array("echo ".utf8)) + SocketStage.frame(0x89, [7])
        + SocketStage.frame(0x80, Array("yes".utf8))
    static let answers: [UInt8] = [0x8A, 1, 7, 0x81, 3] + Array("yes".utf8)

    private func goesParked(_ client: TestConnection, _ stage: ExchangeStage) -> Bool {
        let number = stage.begun
        client.send(TestHandler.get("/park"))
        guard waitUntil({ stage.begun > number || client.isReadable() }), stage.begun > number else {
            return false
        }
        stage.tell("/answer/\(number)", "late")
        return client.answer()?.text == "late"
    }

    private func goesOn(_ client: TestConnection, _ stage: ExchangeStage) -> Bool {
        let number = stage.begun
        let hello = "hello \(number);"
        client.send(TestHandler.get("/stream"))
        guard client.answer()?.status == 200, client.text(hello.utf8.count) == hello else { return false }
        stage.tell("/say/\(number)", "more;")
        guard client.text(5) == "more;" else { return false }
        stage.tell("/end/\(number)", "last;")
        return client.text(5) == "last;" && client.isAtEnd()
    }

    private func goesAsSocket(_ client: TestConnection) -> Bool {
        guard client.exchange(SocketStage.opening)?.status == 101 else { return false }
        client.send(Self.frames)
        guard client.bytes(Self.answers.count) == Self.answers else { return false }
        client.send(SocketStage.frame(0x88, [0x03, 0xE8]))
        return client.rest() == [0x88, 2, 0x03, 0xE8]
    }
}
