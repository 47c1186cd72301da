import Encoding

/// What a page hears: over its socket where the exchange has some, and from the events where it has none.
extension ConnectWire {
    func heard(in session: String, on stage: inout Stage) throws(PlayFailure) -> JSON? {
        if stage.exchange.openSocket != nil, stage.page.socket == nil,
            try SessionEvents.ending(of: session, on: stage) == nil
        {
            try listen(connect(&stage), to: session, on: &stage)
        }
        // A page that came, or came back, when the chat was over has nothing to connect to.
        guard var socket = stage.page.socket else {
            return try SessionEvents.next(of: session, on: &stage)
        }
        try socket.catchUp()
        var heard: JSON?
        while heard == nil, let item = socket.next() {
            heard = try ConnectView.heard(item, in: session, on: stage)
        }
        stage.page.socket = socket
        return heard
    }

    /// Opens the socket that connecting gave, then reads what was said before it was open.
    func listen(_ joined: Answer, to session: String, on stage: inout Stage) throws(PlayFailure) {
        guard let open = stage.exchange.openSocket else { return }
        guard let url = joined.json?["Websocket"]?["Url"]?.string else {
            throw .impossible("the gateway gave the page no WebSocket: \(joined.refusal ?? "no Url")")
        }
        var socket = try ConnectSocket(opening: url, open)
        for item in try past(of: session, on: &stage) { socket.add(item) }
        stage.page.socket = socket
    }

    /// The items of a session, oldest first; the platform gives the newest page first.
    private func past(of session: String, on stage: inout Stage) throws(PlayFailure) -> [JSON] {
        var items: [JSON] = []
        var cursor: JSON?
        repeat {
            let page = try transcript(100, from: cursor, on: &stage).json
            items = (page?["Transcript"].map { Array($0.elements) } ?? []) + items
            cursor = page?["NextToken"].flatMap { $0.hasString("") ? nil : $0 }
        } while cursor != nil
        return items.filter { $0["ContactId"]?.hasString(session) ?? false }
    }
}
