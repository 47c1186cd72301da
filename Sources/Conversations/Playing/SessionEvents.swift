import Encoding
import HTTP

/// A session's events, looked through for what its page would hear: words of the far side, and the end.
enum SessionEvents {
    /// The next of it; nil where nothing more has happened.
    static func next(of session: String, on stage: inout Stage) throws(PlayFailure) -> JSON? {
        while true {
            let query = "session=\(PercentEncoding.encodedString(session))&after=\(stage.page.seen)&limit=100"
            let page = try stage.control(.get, "/events?\(query)")
            if let refusal = page.refusal { throw .impossible("the events were refused: \(refusal)") }
            let events = page.json?["events"]
            for event in events.map({ Array($0.elements) }) ?? [] {
                var seen = stage.page
                seen.seen = event["seq"]?.int.map(Int.init) ?? seen.seen
                stage.page = seen
                if let heard = try heard(event) { return heard }
            }
            if page.json?["next"]?.isNull ?? true { return nil }
        }
    }

    /// The end of a session that is over; nil while it is open.
    static func ending(of session: String, on stage: Stage) throws(PlayFailure) -> JSON? {
        let query = "session=\(PercentEncoding.encodedString(session))&type=session.ended"
        let page = try stage.control(.get, "/events?\(query)")
        guard let whom = page.json?["events"]?[0]?["data"]?["by"] else {
            return nil
        }
        return try ended(by: whom)
    }

    private static func heard(_ event: JSON) throws(PlayFailure) -> JSON? {
        guard let data = event["data"] else { return nil }
        if event["type"]?.hasString("message") ?? false, let role = data["role"], !role.hasString("customer")
        {
            return try Answer.written { writer in
                writer.member("type", "message")
                writer.member("from", role)
                for member in data.members where member.hasName("text") || member.hasName("createdAt") {
                    writer.member(member)
                }
            }
        }
        guard event["type"]?.hasString("session.ended") ?? false, let whom = data["by"] else { return nil }
        return try ended(by: whom)
    }

    private static func ended(by whom: JSON) throws(PlayFailure) -> JSON {
        try Answer.written { writer in
            writer.member("type", "ended")
            writer.member("from", whom)
        }
    }
}
