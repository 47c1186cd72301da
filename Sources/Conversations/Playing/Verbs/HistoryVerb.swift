import Encoding
import Chat

extension Verb {
    /// The past that the visitor may see.
    static let history = Verb(
        name: "history", help: "asks for the past that the visitor may see",
        shape: .record(
            Record(
                what: "history",
                members: [
                    Member("limit", .count(1...200), "the most messages; 50 where nothing is said"),
                    Member("cursor", .text, "where to go on"),
                    Member("session", .text, "a session by its id"),
                ])),
        line: { "\($1) looks at the history" }
    ) { (value, stage) throws(PlayFailure) in
        try stage.wire.history(value, on: &stage)
    }

    /// A new token on the session that is open.
    static let refresh = Verb(
        name: "refresh", help: "a new token on the same session; what comes is the session",
        shape: Minting.shape, platforms: [.applied], needsSession: true,
        line: { "\($1) gets a new token" + TokenVerb.words($0) }
    ) { (value, stage) throws(PlayFailure) in
        stage.profile.credential = .token(try Minting.token(value, on: stage))
        return try stage.wire.session(try stage.session(), on: &stage)
    }

    /// The token is revoked and the session closed.
    static let logout = Verb(
        name: "logout", help: "logs out: the token is revoked, the session closed",
        shape: .record(Record(what: "logout", members: [])), platforms: [.applied],
        line: { "\($1) logs out" }
    ) { (_, stage) throws(PlayFailure) in
        try stage.wire.logout(on: &stage)
    }
}
