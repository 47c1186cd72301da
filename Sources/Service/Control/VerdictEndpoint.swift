import Chat
import Encoding
import HTTP
import Tokens

/// `POST /verdicts`: judges a token in full, with hints, and starts nothing.
enum VerdictEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) throws -> Response {
        let body = try JSONBody.read(call)
        try JSONBody.only(["widget", "token", "query", "at"], in: body)
        guard let widget = try JSONBody.text("widget", in: body) else {
            throw Refused(Problem(.badRequest, "bad-body", "The body needs \"widget\", a string."))
        }
        guard let place = sandbox.place(ofWidget: widget) else {
            let nearest = Spelling.nearest(to: widget, among: sandbox.widgets.map(\.id))
            throw Refused(
                Problem(
                    .notFound, "unknown-widget",
                    "There is no widget \(widget.prefix(100))."
                        + (nearest.map { " Did you mean \($0)?" } ?? "")))
        }
        let verdict = try judge(body, of: sandbox, place, at: try instant(body["at"]) ?? call.now)
        var writer = JSONWriter(capacity: 2048)
        verdict.write(to: &writer)
        return .json(.ok, writer.bytes)
    }

    /// A token, or a query that a Shopify app proxy signed.
    private static func judge(
        _ body: JSON, of sandbox: Sandbox, _ place: Int, at now: Instant
    ) throws(Refused) -> Verdict {
        switch (body["token"]?.stringBytes, body["query"]?.stringBytes) {
        case (let token?, nil):
            return sandbox.explain(token, widget: place, at: now)
        case (nil, let query?):
            if let verdict = sandbox.explain(ShopifyProxyQuery(query), widget: place, at: now) {
                return verdict
            }
            throw Refused(Problem(.notFound, "no-shopify", "The widget has no \"shopify\" app."))
        default:
            throw Refused(
                Problem(
                    .badRequest, "bad-body", "The body needs \"token\" or \"query\", a string, and not both.")
            )
        }
    }

    private static func instant(_ value: JSON?) throws(Refused) -> Instant? {
        guard let value, !value.isNull else { return nil }
        if let text = value.string, let instant = Instant(rfc3339: text) { return instant }
        if let date = NumericDate(value), Sandbox.times.contains(date.instant) { return date.instant }
        throw Refused(
            Problem(
                .badRequest, "bad-body",
                "\"at\" must be seconds since 1970 or a time like \"2026-01-15T09:00:00Z\", in the years "
                    + "0000 to 9999."))
    }
}
