import Encoding
import HTTP

/// What a step came to: what is compared with its expectation.
struct Answer: Sendable {
    /// The answer's body; nil where nothing came.
    let json: JSON?
    /// Why the gateway refused: a reason of contract section 6, or the end of a problem's type.
    let refusal: String?

    /// What came without any refusal.
    init(_ json: JSON?) {
        self.json = json
        refusal = nil
    }

    /// The body of a response; an empty one is `{}`, a refusal has the members `rejected` and `status` too.
    init(_ response: Response) throws(PlayFailure) {
        let body = try Self.read(response.body.isEmpty ? Array("{}".utf8) : response.body)
        guard response.status.code >= 400 else {
            json = body
            refusal = nil
            return
        }
        let reason =
            (body["reason"] ?? body["chatgate"]?["reason"])?.string ?? Self.kind(body)
            ?? "\(response.status.code)"
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("rejected", reason)
        writer.member("status", response.status.code)
        for member in body.members where !member.hasName("status") && !member.hasName("rejected") {
            writer.member(member)
        }
        writer.endObject()
        json = try Self.read(writer.bytes)
        refusal = reason
    }

    /// What the gateway says of a refusal; empty where it says nothing.
    var detail: String {
        (json?["detail"] ?? json?["message"] ?? json?["chatgate"]?["detail"])?.string ?? ""
    }

    /// What a writer wrote, as a value.
    static func written(_ write: (inout JSONWriter) -> Void) throws(PlayFailure) -> JSON {
        var writer = JSONWriter()
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return try read(writer.bytes)
    }

    /// What somebody sent, as a value.
    static func read(_ bytes: [UInt8]) throws(PlayFailure) -> JSON {
        do throws(JSONError) {
            return try JSON(
                reading: bytes, rules: JSONRules(maxDepth: JSONRules.deepest, maxMembers: 1_000_000))
        } catch {
            throw .impossible("the answer is not JSON: \(error.sentence)")
        }
    }

    /// The end of `urn:chatgate:problem:…`, or the name of Amazon's exception.
    private static func kind(_ body: JSON) -> String? {
        body["__type"]?.string ?? body["type"]?.string?.split(separator: ":").last.map(String.init)
    }
}
