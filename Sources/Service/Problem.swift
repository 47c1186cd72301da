import Encoding
import HTTP
import Tokens

/// An error as `application/problem+json` says it (RFC 9457).
struct Problem {
    let status: Status
    /// The end of `type`, `urn:chatgate:problem:…`.
    let kind: StaticString
    let detail: String
    var reason: Reason?
    var verdict: Verdict?
    /// Further members, their values as JSON.
    var members: [(name: StaticString, json: [UInt8])] = []

    init(_ status: Status, _ kind: StaticString, _ detail: String) {
        self.status = status
        self.kind = kind
        self.detail = detail
    }

    var response: Response {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.member("type", "urn:chatgate:problem:\(kind)")
        writer.member("title", status.reason)
        writer.member("status", status.code)
        writer.member("detail", detail)
        if let reason { writer.member("reason", reason.rawValue) }
        if let verdict { verdict.writeChecks(to: &writer) }
        for member in members {
            writer.name(member.name)
            writer.rawBytes(member.json)
        }
        writer.endObject()
        return Response(
            status: status,
            fields: [
                ResponseField("Content-Type", "application/problem+json"),
                ResponseField("Cache-Control", "no-store"),
            ],
            body: writer.bytes)
    }
}

extension Response {
    /// An answer of JSON that nobody keeps.
    static func json(_ status: Status, _ body: [UInt8]) -> Response {
        Response(
            status: status,
            fields: [
                ResponseField("Content-Type", "application/json"), ResponseField("Cache-Control", "no-store"),
            ],
            body: body)
    }
}
