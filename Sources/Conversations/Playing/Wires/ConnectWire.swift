import Chat
import Encoding
import HTTP

/// Amazon Connect's hosted widget: its start call, then the participant service (amazon-connect.md, sections
/// 1.5 and 4).
struct ConnectWire: Wire {
    let startShape = Shape.record(
        Record(
            what: "a start on amazon-connect",
            members: [
                Member("Attributes", .object, "what the page says of its visitor: strings"),
                Member("ParticipantDetails", .object, "{\"DisplayName\": …}"),
                Member(
                    "InitialMessage", .anything,
                    "the visitor's first words, a string or {Content, ContentType}"),
                Member("PersistentChat", .object, "the past chat to go on from"),
                Member("ChatDurationInMinutes", .count(0...100_000), "how long the chat lasts at most"),
                Member("SupportedMessagingContentTypes", .list(.text, atLeast: 0), "beside text/plain"),
                Member("InstanceId", .text, "the widget's where nothing is said"),
                Member("ContactFlowId", .text, "the widget's where nothing is said"),
            ]))

    /// The page starts the chat and connects to it; what comes is the session as control shows it, which has
    /// the shape of a start on applied.
    func start(_ value: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer {
        let answer = try stage.send(
            .post, "/connectwidget/api/\(PercentEncoding.encodedString(stage.widget.id))/start",
            fields: Self.fields(of: stage), body: Self.body(value))
        let result = answer.json?["data"]?["startChatResult"]
        guard answer.refusal == nil, let contact = result?["ContactId"]?.string else { return answer }
        stage.profile.session = contact
        stage.profile.participantToken = result?["ParticipantToken"]?.string
        stage.profile.connection = nil
        let joined = try connect(&stage)
        if joined.refusal != nil { return joined }
        try listen(joined, to: contact, on: &stage)
        return try ConnectView.started(
            try session(contact, on: &stage), continues: result?["ContinuedFromContactId"])
    }

    func say(
        _ text: String, metadata: JSON?, session: String, on stage: inout Stage
    ) throws(PlayFailure) -> Answer {
        let body = try Answer.written { writer in
            writer.member("ContentType", "text/plain")
            writer.member("Content", text)
        }
        let answer = try call("message", body, on: &stage)
        return answer.refusal == nil ? try ConnectView.said(answer, text) : answer
    }

    func history(_ value: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer {
        let answer = try transcript(value["limit"]?.int ?? 100, from: value["cursor"], on: &stage)
        return answer.refusal == nil ? try ConnectView.history(answer, on: &stage) : answer
    }

    /// What a page of the hosted widget hears comes over its socket, which no later token closes.
    func session(_ id: String, on stage: inout Stage) throws(PlayFailure) -> Answer {
        try stage.control(.get, "/sessions/\(PercentEncoding.encodedString(id))")
    }

    func logout(on stage: inout Stage) throws(PlayFailure) -> Answer {
        throw .impossible("amazon-connect has no logout")
    }

    func leave(on stage: inout Stage) throws(PlayFailure) -> Answer {
        try call("disconnect", Answer.written { _ in }, on: &stage)
    }

    // MARK: Requests

    /// `X-Chatgate-Explain` brings the reason, which the platform itself never tells (contract, section 4).
    private static func fields(of stage: Stage) -> [(name: String, value: String)] {
        var fields = [(name: "x-amz-snippet-id", value: stage.widget.connect?.snippetID ?? "")]
        fields.append(("X-Chatgate-Explain", "1"))
        if case .token(let token) = stage.profile.credential {
            fields.append(("x-amz-security-token", String(decoding: token, as: UTF8.self)))
        }
        return fields
    }

    private static func body(_ value: JSON) throws(PlayFailure) -> JSON {
        try Answer.written { writer in
            if value["ParticipantDetails"] == nil {
                writer.name("ParticipantDetails")
                writer.rawBytes(Array(#"{"DisplayName":"Customer"}"#.utf8))
            }
            for member in value.members { writer.member(member) }
        }
    }

    /// A page of the transcript, within which the oldest item comes first.
    func transcript(
        _ limit: Int64, from cursor: JSON?, on stage: inout Stage
    ) throws(PlayFailure) -> Answer {
        let body = try Answer.written { writer in
            writer.member("MaxResults", Int(min(limit, 100)))
            writer.member("SortOrder", "ASCENDING")
            if let cursor { writer.member("NextToken", cursor) }
        }
        return try call("transcript", body, on: &stage)
    }

    /// A connection token and the URL of a socket, as a page takes them before it speaks (section 4).
    func connect(_ stage: inout Stage) throws(PlayFailure) -> Answer {
        let body = try Answer.written { writer in
            writer.name("Type")
            writer.rawBytes(Array(#"["WEBSOCKET","CONNECTION_CREDENTIALS"]"#.utf8))
            writer.member("ConnectParticipant", true)
        }
        let answer = try stage.send(
            .post, "/participant/connection",
            fields: [("X-Amz-Bearer", stage.profile.participantToken ?? "")], body: body)
        let credentials = answer.json?["ConnectionCredentials"]
        if let token = credentials?["ConnectionToken"]?.string {
            let expiry = credentials?["Expiry"]?.string.flatMap(Instant.init(rfc3339:))
            stage.profile.connection = Profile.Connection(token: token, expiresAt: expiry ?? stage.now)
        }
        return answer
    }

    /// A call under the connection token, which is taken anew when its time is over.
    private func call(_ name: String, _ body: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer {
        if stage.profile.connection.map({ $0.expiresAt <= stage.now }) ?? true {
            let joined = try connect(&stage)
            if joined.refusal != nil { return joined }
        }
        let token = stage.profile.connection?.token ?? ""
        return try stage.send(.post, "/participant/\(name)", fields: [("X-Amz-Bearer", token)], body: body)
    }
}
