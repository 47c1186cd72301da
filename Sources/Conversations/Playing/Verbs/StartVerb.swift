import Encoding

extension Verb {
    /// The visitor starts a chat session.
    static let start = Verb(
        name: "start", help: "starts a chat session; what comes is the answer to a start", shape: .object,
        line: { "\($1) starts a chat" + ($0.count == 0 ? "" : ": \(Comparison.shown($0))") }
    ) { (value, stage) throws(PlayFailure) in
        try stage.wire.start(value, on: &stage)
    }

    /// The visitor closes the page.
    static let leave = Verb(
        name: "leave", help: "closes the page; on amazon-connect it disconnects",
        shape: .record(Record(what: "leave", members: [])), needsSession: true,
        line: { "\($1) closes the page" }
    ) { (_, stage) throws(PlayFailure) in
        let answer = try stage.wire.leave(on: &stage)
        stage.page = Page()
        return answer
    }
}
