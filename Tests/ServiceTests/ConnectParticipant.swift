import Encoding
import HTTP

/// A participant of a contact of the demo instance, as a client of the participant service holds one.
struct ConnectParticipant {
    let contact: String
    let id: String
    let participantToken: String
    var connectionToken = ""
    var sandbox = ""
}

extension World {
    static let instance =
        #""InstanceId":"00000000-0000-4000-8000-0000000000aa","#
        + #""ContactFlowId":"00000000-0000-4000-8000-0000000000bb""#
    static let both = #"{"Type":["WEBSOCKET","CONNECTION_CREDENTIALS"],"ConnectParticipant":true}"#

    /// A contact that the website's backend starts, and its customer, connected.
    mutating func customer(_ more: String = "", sandbox: String = "") throws -> ConnectParticipant {
        var visitor = try startContact(more, sandbox: sandbox)
        visitor.connectionToken = try connect(visitor)
        return visitor
    }

    /// A contact whose customer has not connected.
    mutating func startContact(_ more: String = "", sandbox: String = "") throws -> ConnectParticipant {
        let body = #"{\#(Self.instance),"ParticipantDetails":{"DisplayName":"Jane"}\#(more)}"#
        let json = try call(.put, sandbox + "/contact/chat", body: body).json
        return ConnectParticipant(
            contact: json["ContactId"]?.string ?? "", id: json["ParticipantId"]?.string ?? "",
            participantToken: json["ParticipantToken"]?.string ?? "", sandbox: sandbox)
    }

    /// A program that the website's backend sends into a contact, connected.
    mutating func bot(in chat: ConnectParticipant) throws -> ConnectParticipant {
        let body =
            #"{\#(Self.instance),"ContactId":"\#(chat.contact)","#
            + #""ParticipantDetails":{"ParticipantRole":"CUSTOM_BOT","DisplayName":"Bot"}}"#
        let json = try call(.post, chat.sandbox + "/contact/create-participant", body: body).json
        var bot = ConnectParticipant(
            contact: chat.contact, id: json["ParticipantId"]?.string ?? "",
            participantToken: json["ParticipantCredentials"]?["ParticipantToken"]?.string ?? "",
            sandbox: chat.sandbox)
        bot.connectionToken = try connect(bot)
        return bot
    }

    /// A connection token for a participant.
    mutating func connect(_ participant: ConnectParticipant) throws -> String {
        let json = try service(
            "connection", participant.participantToken, Self.both, sandbox: participant.sandbox
        ).json
        return json["ConnectionCredentials"]?["ConnectionToken"]?.string ?? ""
    }

    /// Calls the participant service with a token in `X-Amz-Bearer`.
    mutating func service(
        _ path: String, _ token: String?, _ body: String, sandbox: String = ""
    ) -> Response {
        let fields = token.map { [("X-Amz-Bearer", $0)] } ?? []
        return call(.post, sandbox + "/participant/" + path, fields: fields, body: body)
    }

    /// Calls the participant service as a participant.
    mutating func asks(_ participant: ConnectParticipant, _ path: String, _ body: String) -> Response {
        service(path, participant.connectionToken, body, sandbox: participant.sandbox)
    }

    /// What a participant says; its id.
    @discardableResult
    mutating func says(_ participant: ConnectParticipant, _ text: String, _ more: String = "") throws
        -> String
    {
        let body = #"{"ContentType":"text/plain","Content":"\#(text)"\#(more)}"#
        return try asks(participant, "message", body).json["Id"]?.string ?? ""
    }

    /// The items of a transcript as a body asks for it.
    mutating func transcript(_ participant: ConnectParticipant, _ body: String) throws -> [JSON] {
        try asks(participant, "transcript", body).json["Transcript"].map { Array($0.elements) } ?? []
    }

    /// The data of all events of a type.
    mutating func told(_ type: String, sandbox: String = "") throws -> [JSON] {
        let page = try call(.get, sandbox + Self.control + "/events?limit=1000&type=" + type).json
        return page["events"]?.elements.compactMap { $0["data"] } ?? []
    }
}

extension Response {
    /// The name of the error of one of Amazon's services; nil where the two places for it differ.
    var fault: String? {
        let name = (try? json)?["__type"]?.string
        return self["x-amzn-errortype"] == name ? name : nil
    }

    /// Whether it is an error with this status and name, a message and a request's id.
    func isFault(_ code: Int, _ name: String) -> Bool {
        status.code == code && fault == name && self["x-amzn-requestid"] != nil
            && (try? json)?["message"]?.string?.isEmpty == false
    }

    /// Whether it says that a member is wrong.
    var isInvalid: Bool { isFault(400, "ValidationException") }

    /// Whether it says that a token does not open this.
    var isDenied: Bool {
        isFault(403, "AccessDeniedException") && (try? json)?["message"]?.string == "Access denied"
    }
}
