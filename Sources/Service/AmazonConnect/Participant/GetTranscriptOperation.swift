import Chat
import Encoding
import HTTP

/// GetTranscript: a part of what was said and what happened (amazon-connect.md, section 4.1).
///
/// Another ContactId than the caller's own has an empty transcript, whether there is such a contact or not.
enum GetTranscriptOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let request = try ParticipantCall(call, in: &sandbox)
        let contact = try request.id("ContactId")
        let query = try query(request)
        let page = try sandbox.transcript(query, as: request.seat, at: call.now)
        let isForeign = contact.map { $0 != page.session } ?? false
        var writer = JSONWriter(capacity: 4_096)
        writer.beginObject()
        writer.id("InitialContactId", page.session)
        writer.member("NextToken", isForeign ? "" : page.next ?? "")
        writer.name("Transcript")
        writer.beginArray()
        if !isForeign {
            for line in page.lines { ItemJSON.write(line, session: page.session, to: &writer) }
        }
        writer.endArray()
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    private static func query(_ request: ParticipantCall) throws(ServiceError) -> TranscriptQuery {
        let members = request.members
        var query = TranscriptQuery(limit: try members.number("MaxResults", 0...100) ?? 10)
        query.start = try start(members)
        let direction = try members.choice("ScanDirection", ["FORWARD", "BACKWARD"])
        query.goesForward = direction.map { $0 == "FORWARD" } ?? (query.start != nil)
        query.isAscending = try members.choice("SortOrder", ["ASCENDING", "DESCENDING"]) == "ASCENDING"
        query.cursor = try members.text("NextToken", 1...1_000)
        return query
    }

    /// Where to begin; an object without members, as chatjs always sends one, is none.
    private static func start(_ members: MemberReader) throws(ServiceError) -> TranscriptQuery.Start? {
        guard let position = try members.object("StartPosition") else { return nil }
        let starts: [TranscriptQuery.Start?] = [
            try position.text("Id", 1...256).map { .item(ParticipantCall.id($0)) },
            try time(position).map { .time($0) },
            try position.number("MostRecent", 0...100).map { .mostRecent($0) },
        ]
        let given = starts.compactMap(\.self)
        guard given.count < 2 else {
            throw ParticipantCall.fault(
                "StartPosition must have one of Id, AbsoluteTime and MostRecent alone.")
        }
        return given.first
    }

    private static func time(_ position: MemberReader) throws(ServiceError) -> Instant? {
        guard let text = try position.text("AbsoluteTime", 1...100) else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            throw ParticipantCall.fault(
                "StartPosition.AbsoluteTime must be a time such as 2026-01-15T09:00:00.000Z.")
        }
        return instant
    }
}
