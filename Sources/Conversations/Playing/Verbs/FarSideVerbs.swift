import Encoding
import HTTP

extension Verb {
    /// The far side says something in the visitor's session.
    static let agent = Verb(
        name: "agent", help: "the far side says something in the visitor's session",
        shape: .short(
            .text,
            or: Record(
                what: "agent",
                members: [
                    Member("text", .anyText, "the words", isRequired: true),
                    Member("role", .choice(["agent", "bot", "system"]), "who speaks; an agent by default"),
                ])),
        needsSession: true,
        line: {
            "the \($0["role"]?.string ?? "agent") says to \($1): \($0.string ?? $0["text"]?.string ?? "")"
        }
    ) { (value, stage) throws(PlayFailure) in
        let body = try Answer.written { writer in
            writer.member("role", value["role"]?.string ?? "agent")
            writer.member("text", value.string ?? value["text"]?.string ?? "")
        }
        return try stage.control(.post, "/sessions/\(stage.sessionInPath())/messages", body: body)
    }

    /// The far side ends the visitor's session.
    static let end = Verb(
        name: "end", help: "the far side ends the visitor's session",
        shape: .record(Record(what: "end", members: [])), needsSession: true,
        line: { "the far side ends the session of \($1)" }
    ) { (_, stage) throws(PlayFailure) in
        try stage.control(.post, "/sessions/\(stage.sessionInPath())/end")
    }
}

extension Stage {
    /// The session of the visitor who acts, for a path.
    fileprivate func sessionInPath() throws(PlayFailure) -> String {
        PercentEncoding.encodedString(try session())
    }
}
