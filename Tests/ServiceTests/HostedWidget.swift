import Chat
import Encoding
import HTTP
import Tokens

/// The hosted widget of a test: its ids, its tokens, and its page's start call.
enum HostedWidget {
    static let id = "00000000-0000-4000-8000-00000000c0de"
    static let instance = "00000000-0000-4000-8000-0000000000aa"
    static let flow = "00000000-0000-4000-8000-0000000000bb"
    static let path = "/connectwidget/api/\(id)/start"
    static let key = SigningKey(id: nil, secret: Array(DemoWidgets.connectSecret.utf8))
    static let interactive = #""application/vnd.amazonaws.connect.message.interactive""#
    static let guideTypes =
        #"["text/plain",\#(interactive),"application/vnd.amazonaws.connect.message.interactive.response"]"#

    /// A configuration of this widget alone, under its demo secret, with these further members.
    static func configuration(_ more: String, hasKey: Bool = true) -> String {
        let secret = DemoWidgets.connectSecret
        let keys = hasKey ? #""keys":[{"id":"k","secret":"\#(secret)"}],"# : ""
        let ids = #""snippetId":"demo-snippet","instanceId":"\#(instance)","contactFlowId":"\#(flow)""#
        return #"{"widgets":[{"id":"\#(id)","platform":"amazon-connect",\#(ids),\#(keys)\#(more)}]}"#
    }

    /// A token of ten minutes from noon, with more claims.
    static func token(_ more: String = "", sub: String = id, key: SigningKey = key) -> String {
        let noon = World.noonSeconds
        let rest = more.isEmpty ? "" : "," + more
        return World.token(
            #"{"sub":"\#(sub)","iat":\#(noon),"exp":\#(noon + 600)\#(rest)}"#, key: key)
    }

    /// A token of a customer.
    static func customer(_ id: String) -> String { token(#""customerId":"\#(id)""#) }
}

extension World {
    /// Calls the start of the demo's hosted widget.
    mutating func connectStart(
        _ token: String? = HostedWidget.token(), body: String = "", snippet: String? = "demo-snippet",
        fields: [(String, String)] = [], path: String = HostedWidget.path
    ) -> Response {
        var fields = fields
        if let snippet { fields.append(("x-amz-snippet-id", snippet)) }
        if let token { fields.append(("X-Amz-Security-Token", token)) }
        return call(.post, path, fields: fields, body: body)
    }

    /// The ContactId of a start that goes well.
    mutating func contact(_ token: String = HostedWidget.token(), body: String = "") throws -> String {
        try connectStart(token, body: body).json["data"]?["startChatResult"]?["ContactId"]?.string ?? ""
    }

    /// A session as control shows it.
    mutating func shown(_ id: String) throws -> JSON { try control(.get, "/sessions/\(id)").json }
}
