import Chat
import Encoding
import HTTP

/// StartChatContact: the website's own backend starts a chat (amazon-connect.md, sections 2.1 to 2.4).
///
/// The widget is found by its instance and its flow. Only a signed call says who the customer is, and has its
/// attributes believed. `ChatStreamingConfiguration` gives a StreamingId, the ContactId again, and nothing is
/// streamed: there is no topic here to stream to.
enum StartChatContactOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try StartChatBody(ControlFault.members(call))
        let place = try widget(of: body, in: sandbox)
        let isVerified = try BackendSignature.isVerified(call, widget: place, in: &sandbox)
        try checkPast(of: body, in: sandbox)
        var request = StartParticipation(
            widget: place, origin: .backend(isVerified: isVerified), displayName: body.displayName,
            terms: try body.terms())
        if isVerified {
            request.trusted = body.entries(isTrusted: true)
        } else {
            request.untrusted = body.entries(isTrusted: false)
        }
        request.message = body.message
        request.clientToken = body.options.clientToken
        let started = try sandbox.start(request, at: call.now)
        return .json(.ok, json(started, body.options, &sandbox, call))
    }

    private static func widget(of body: StartChatBody, in sandbox: Sandbox) throws(ServiceError) -> Int {
        let place = sandbox.widgets.firstIndex { widget in
            guard let connect = widget.connect else { return false }
            return ResourceName.names(body.instanceID, connect.instanceID)
                && ResourceName.names(body.contactFlowID, connect.contactFlowID)
        }
        guard let place else { throw ControlFault.unknownResource }
        return place
    }

    /// A backend goes on from chats of the instance that it names, and of no other.
    private static func checkPast(of body: StartChatBody, in sandbox: Sandbox) throws(ServiceError) {
        guard let source = body.persistentChat?.sourceContactID else { return }
        let past = sandbox.anySession(source)?.session.widget
        let instance = past.flatMap { sandbox.widget(at: $0).connect?.instanceID }
        guard let instance, ResourceName.names(body.instanceID, instance) else {
            throw ControlFault.unknownResource
        }
    }

    /// A chat that a ClientToken started and that is over gives no connection any more (section 2.4).
    private static func json(
        _ started: StartedParticipation, _ options: StartChatOptions, _ sandbox: inout Sandbox, _ call: Call
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.id("ContactId", started.session)
        writer.id("ParticipantId", started.participant)
        writer.member("ParticipantToken", started.token)
        if let past = started.continuesFrom { writer.id("ContinuedFromContactId", past) }
        let types = options.connectionTypes.filter { ["WEBSOCKET", "CONNECTION_CREDENTIALS"].contains($0) }
        if !types.isEmpty,
            let seat = try? sandbox.seat(started.token, .participant, at: call.now)
        {
            let connection = sandbox.connect(seat, joins: false, at: call.now)
            if types.contains("CONNECTION_CREDENTIALS") { writer.credentials(connection) }
            if types.contains("WEBSOCKET") {
                writer.socket(connection, SocketURL.text(connection.socket, call, sandbox: sandbox.name))
            }
        }
        if options.streamingEndpoint != nil { writer.id("StreamingId", started.session) }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func credentials(_ connection: Sandbox.Connection) {
        name("ConnectionCredentials")
        beginObject()
        member("ConnectionToken", connection.token)
        member("Expiry", connection.expiresAt)
        endObject()
    }

    fileprivate mutating func socket(_ connection: Sandbox.Connection, _ url: String) {
        name("Websocket")
        beginObject()
        member("Url", url)
        member("ConnectionExpiry", connection.socketExpiresAt)
        endObject()
    }
}
