/// The connection as a WebSocket, for the rest of its life.
extension ServerConnection {
    /// Switches protocols with the answer that is owed (RFC 9110 §15.2.2); `now` is an IMF-fixdate.
    ///
    /// What is here behind the request belongs to the socket. Call `next` afterwards.
    package mutating func beginSocket(_ response: Response, now date: String) {
        precondition(owed != nil, "an answer was begun that nobody asked for")
        precondition(response.status == .switchingProtocols, "a socket begins with 101")
        owed = nil
        ResponseWriter.write(response, AnswerFrame(), date: date, to: &output)
        var socket = WebSocketConnection(role: .server, messageLimit: messageLimit)
        let rest = reader.takeRest()
        socket.receive(rest.span)
        self.socket = socket
        isSocket = true
    }

    /// Appends a text message, whose bytes must be UTF-8, to `output`; nothing where the socket is closed.
    package mutating func sendText(_ bytes: [UInt8]) {
        precondition(isSocket, "a text was sent to what is no socket")
        socket?.send(text: bytes.span, &output)
    }

    /// Appends a ping to `output`; nothing where the socket is closed.
    package mutating func ping() { socket?.ping(&output) }

    /// Begins the closing handshake: what the peer still says is dropped, until it closes as well.
    package mutating func endSocket(_ close: WebSocketClose) {
        precondition(isSocket, "what is no socket was closed as one")
        socket?.close(close, &output)
        awaitsClose = socket?.state == .closing
    }
}
