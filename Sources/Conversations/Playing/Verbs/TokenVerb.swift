import Encoding
import Chat
import HTTP

extension Verb {
    /// A new token for the profile; what comes is its verdict (contract, section 6).
    static let token = Verb(
        name: "token", help: "gives the visitor a token", shape: Minting.shape,
        line: { "\($1) gets a token" + TokenVerb.words($0) }
    ) { (value, stage) throws(PlayFailure) in
        let token = try Minting.token(value, on: stage)
        stage.profile.credential = .token(token)
        return try TokenVerb.verdict(token, on: stage)
    }

    /// The profile has no credential from here on.
    static let noToken = Verb(
        name: "noToken", help: "takes the visitor's token away",
        shape: .record(Record(what: "noToken", members: [])), line: { "\($1) has no token" }
    ) { (_, stage) throws(PlayFailure) in
        stage.profile.credential = .none
        return Answer(try Answer.written { _ in })
    }
}

/// What the verbs of tokens share.
enum TokenVerb {
    /// Whom a token names and how it is wrong; never the token.
    static func words(_ value: JSON) -> String {
        if value["raw"] != nil { return ", given as it is" }
        if let url = value["from"]?.string { return " from \(url.prefix { $0 != "?" })" }
        let subject = (value["sub"] ?? value["claims"]?["sub"])?.string.map { " for \($0)" } ?? ""
        let lifetime = value["lifetime"]?.string.map { ", good for \($0)" } ?? ""
        let key = value["key"]?.string.map { ", signed with \($0)" } ?? ""
        return subject + (value["broken"]?.string.map { ", broken: \($0)" } ?? "") + lifetime + key
    }

    /// The verdict on a token, which is asked for only where somebody looks at it.
    static func verdict(_ token: [UInt8], on stage: Stage) throws(PlayFailure) -> Answer {
        guard stage.isWatched else { return Answer(try Answer.written { _ in }) }
        let body = try Answer.written { writer in
            writer.member("widget", stage.widget.id)
            writer.name("token")
            writer.stringBytes(token)
        }
        return try stage.control(.post, "/verdicts", body: body)
    }
}
