import Chat
import Encoding
import HTTP
import Tokens

/// `POST /connectwidget/api/{widgetId}/start`: the page of a hosted widget starts a chat (amazon-connect.md,
/// sections 1.2 to 1.7).
enum StartOperation {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        do throws(StartRefusal) {
            return .json(.ok, try start(&sandbox, call))
        } catch {
            let isAsked = call.isLoopback && call.request.fields["x-chatgate-explain"] == "1"
            guard isAsked else { return StartEnvelope.failure(error.status) }
            return StartEnvelope.failure(error.status, because: explained(error, sandbox, call))
        }
    }

    /// Snippet, token, body, in this order: what is not let in is not read.
    private static func start(_ sandbox: inout Sandbox, _ call: Call) throws(StartRefusal) -> [UInt8] {
        guard sandbox.widgets.indices.contains(call.widget),
            let connect = sandbox.widget(at: call.widget).connect
        else { throw StartRefusal(.notFound, "There is no Connect widget of this id.") }
        try checkSnippet(call.request.fields, connect)
        let verdict = try verdict(&sandbox, call)
        // Nothing but a token that holds is asked for its claims.
        let claims = verdict.decision == .verified ? verdict.claims?.json : nil
        let body = try body(of: call, connect, claims)
        guard ResourceName.names(body.instanceID, connect.instanceID) else {
            throw StartRefusal(.notFound, "InstanceId is not the widget's.")
        }
        guard ResourceName.names(body.contactFlowID, connect.contactFlowID) else {
            throw StartRefusal(.notFound, "ContactFlowId is not the widget's.")
        }
        return try start(&sandbox, call, body, verdict, claims)
    }

    private static func start(
        _ sandbox: inout Sandbox, _ call: Call, _ body: StartChatBody, _ verdict: Verdict, _ claims: JSON?
    ) throws(StartRefusal) -> [UInt8] {
        do throws(ParticipationRefusal) {
            var request = StartParticipation(
                widget: call.widget, origin: .page(verdict), displayName: body.displayName,
                terms: try body.terms())
            request.trusted = signedAttributes(claims)
            request.untrusted = body.entries(isTrusted: false)
            request.message = body.message
            return result(try sandbox.start(request, at: call.now), body)
        } catch {
            throw StartRefusal(error)
        }
    }

    // MARK: What comes in

    private static func checkSnippet(_ fields: Fields, _ connect: ConnectWidget) throws(StartRefusal) {
        guard fields.count(of: "x-amz-snippet-id") == 1, let id = fields["x-amz-snippet-id"] else {
            throw StartRefusal(.badRequest, "The request needs one field x-amz-snippet-id.")
        }
        guard id.utf8.elementsEqual(connect.snippetID.utf8) else {
            throw StartRefusal(.badRequest, "x-amz-snippet-id is not the snippetId of the widget.")
        }
    }

    private static func verdict(_ sandbox: inout Sandbox, _ call: Call) throws(StartRefusal) -> Verdict {
        guard call.request.fields.count(of: "x-amz-security-token") <= 1 else {
            throw StartRefusal(.badRequest, "The request has two fields x-amz-security-token.")
        }
        let credential = token(in: call).map { Credential.token($0) } ?? .none
        do throws(Refusal) {
            return try sandbox.admitToStart(credential, widget: call.widget, at: call.now)
        } catch {
            throw StartRefusal(error)
        }
    }

    /// The token of a request; an empty one is none.
    private static func token(in call: Call) -> [UInt8]? {
        call.request.fields.valueBytes("x-amz-security-token").flatMap { $0.isEmpty ? nil : Array($0) }
    }

    private static func body(
        of call: Call, _ connect: ConnectWidget, _ claims: JSON?
    ) throws(StartRefusal) -> StartChatBody {
        do throws(ServiceError) {
            let reader = try MemberReader(call) { ServiceError(.badRequest, "InvalidRequestException", $0) }
            let page = StartChatBody.Page(
                instanceID: connect.instanceID, contactFlowID: connect.contactFlowID, signed: claims)
            return try StartChatBody(reader, page: page)
        } catch {
            throw StartRefusal(error)
        }
    }

    private static func signedAttributes(_ claims: JSON?) -> [AttributeSet.Entry] {
        claims?["attributes"]?.members.compactMap { member in
            member.value.string.map { AttributeSet.Entry(member.name, $0, isTrusted: true) }
        } ?? []
    }

    // MARK: What goes out

    /// The verdict with its hints, which only people look at.
    private static func explained(
        _ refusal: StartRefusal, _ sandbox: Sandbox, _ call: Call
    ) -> StartEnvelope.Explanation {
        guard case .verdict = refusal.explanation, let token = token(in: call) else {
            return refusal.explanation
        }
        return .verdict(sandbox.explain(token, widget: call.widget, at: call.now))
    }

    /// Without `featurePermissions` the chat interface turns rich text and attachments off (section 2.5).
    private static func result(_ started: StartedParticipation, _ body: StartChatBody) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.name("data")
        writer.beginObject()
        writer.name("startChatResult")
        writer.beginObject()
        writer.member("ContactId", started.session.text(.grouped))
        writer.member("ParticipantId", started.participant.text(.grouped))
        writer.member("ParticipantToken", started.token)
        if let earlier = started.continuesFrom {
            writer.member("ContinuedFromContactId", earlier.text(.grouped))
        }
        writer.endObject()
        writer.name("featurePermissions")
        writer.beginObject()
        writer.member("ATTACHMENTS", true)
        writer.member("MESSAGING_MARKDOWN", body.contentTypes.contains("text/markdown"))
        writer.endObject()
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}
