import Chat
import Encoding
import HTTP
import Tokens

/// `GET|POST /token?widgetId=…`: what a website's backend does, for the two demo widgets with their keys.
///
/// The answer is `{"data": "<token>"}`, as in Amazon's own example. Whom a website knows from its login, the
/// demo takes from the request: `customer`, in the query or the body. A body may hold `attributes` too.
enum DemoTokenEndpoint {
    /// Seconds; Amazon Connect takes at most 600.
    private static let lifetime: Int64 = 300

    static func get(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        answer(try widget(call), customer: call.request.query["customer"], attributes: nil, at: call.now)
    }

    static func post(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        try JSONBody.only(["customer", "attributes"], in: body)
        let widget = try widget(call)
        return answer(
            widget, customer: try JSONBody.text("customer", in: body),
            attributes: try attributes(in: body, of: widget), at: call.now)
    }

    /// The demo widget that the query names; others are not signed for, whatever the sandbox holds.
    private static func widget(_ call: Call) throws(Refused) -> Widget {
        let ids = call.request.query.values(of: "widgetId")
        let known = DemoWidgets.all.map(\.id)
        guard ids.count == 1 else {
            throw Refused(
                Problem(.badRequest, "bad-query", "Ask with ?widgetId=\(known.joined(separator: " or "))."))
        }
        guard let widget = DemoWidgets.all.first(where: { $0.id.utf8.elementsEqual(ids[0].utf8) }) else {
            throw Refused(
                Problem(
                    .notFound, "unknown-widget",
                    "The demo signs for \(known.joined(separator: " and ")), not for \(ids[0].prefix(100))."))
        }
        return widget
    }

    /// On applied each becomes a claim of its own, so none may be one that RFC 7519 §4.1 registers.
    private static func attributes(in body: JSON, of widget: Widget) throws(Refused) -> JSON? {
        guard let attributes = body["attributes"], !attributes.isNull else { return nil }
        guard attributes.kind == .object else {
            throw Refused(
                Problem(
                    .badRequest, "bad-body", "\"attributes\" must be an object, not \(attributes.kind)."))
        }
        let registered = RegisteredClaim.allCases.map(\.rawValue)
        if widget.platform == .applied,
            let taken = registered.first(where: { attributes.members.contains(named: $0) })
        {
            throw Refused(
                Problem(.badRequest, "bad-body", "\"\(taken)\" is the website's to say, not an attribute."))
        }
        return attributes
    }

    private static func answer(_ widget: Widget, customer: String?, attributes: JSON?, at now: Instant)
        -> Response
    {
        let payload = payload(widget, customer: customer, attributes: attributes, at: now)
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.member("data", Signer.sign(payload, with: widget.keys.keys[0]))
        writer.endObject()
        return .json(.ok, writer.bytes)
    }

    /// On amazon-connect `sub` is the widget, and a token without `customerId` names nobody.
    private static func payload(_ widget: Widget, customer: String?, attributes: JSON?, at now: Instant)
        -> [UInt8]
    {
        let second = now.milliseconds / 1_000
        let isConnect = widget.platform == .amazonConnect
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("sub", isConnect ? widget.id : customer ?? "demo-customer")
        writer.member("iat", Int(second))
        writer.member("exp", Int(second + lifetime))
        if isConnect, let customer { writer.member("customerId", customer) }
        if isConnect, let attributes { writer.member("attributes", attributes) }
        if !isConnect, let attributes {
            for member in attributes.members { writer.member(member) }
        }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONMembers {
    /// Whether one has exactly this name.
    fileprivate func contains(named name: String) -> Bool { contains { $0.hasName(name) } }
}
