import Encoding

extension Verb {
    /// The visitor says something.
    static let say = Verb(
        name: "say", help: "the visitor says something",
        shape: .short(
            .text,
            or: Record(
                what: "say",
                members: [
                    Member("text", .anyText, "the words", isRequired: true),
                    Member("metadata", .object, "what the page sends beside them"),
                    Member("session", .text, "another session than the visitor's own"),
                ])),
        needsSession: true, line: { "\($1) says: \($0.string ?? $0["text"]?.string ?? "")" }
    ) { (value, stage) throws(PlayFailure) in
        let text = value.string ?? value["text"]?.string ?? ""
        let other = value["session"]?.string
        let session = if let other { other } else { try stage.session() }
        return try stage.wire.say(text, metadata: value["metadata"], session: session, on: &stage)
    }
}
