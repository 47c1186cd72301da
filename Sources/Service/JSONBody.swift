import Encoding
import HTTP

/// Reads the body of a request: one JSON object, or nothing (contract, section 3).
enum JSONBody {
    /// The body as an object; an empty one is `{}`.
    static func read(_ call: Call) throws(Refused) -> JSON {
        if let type = call.request.fields.valueBytes("content-type"), !isJSON(type) {
            let name = String(decoding: type.prefix(100), as: UTF8.self)
            throw Refused(
                Problem(
                    .unsupportedMediaType, "wrong-type", "The body must be application/json, not \(name)."))
        }
        let body = call.request.body.isEmpty ? Array("{}".utf8) : call.request.body
        let json: JSON
        do throws(JSONError) {
            json = try JSON(reading: body, rules: call.limits)
        } catch {
            throw Refused(
                Problem(
                    .badRequest, "bad-body",
                    "The body is not JSON, line \(error.line), column \(error.column): \(error.sentence)"))
        }
        guard json.kind == .object else {
            throw Refused(
                Problem(.badRequest, "bad-body", "The body must be a JSON object, not \(json.kind)."))
        }
        return json
    }

    /// Refuses a member that is not one of these, and names the nearest.
    static func only(_ names: [String], in json: JSON) throws(Refused) {
        for member in json.members where !names.contains(where: { member.hasName($0) }) {
            let nearest = Spelling.nearest(to: member.name, among: names).map { "did you mean \"\($0)\"?" }
            let known = names.isEmpty ? "none is taken here." : "there are \(names.joined(separator: ", "))."
            throw Refused(
                Problem(
                    .badRequest, "unknown-member",
                    "There is no member \"\(member.name.prefix(100))\"; \(nearest ?? known)"))
        }
    }

    /// A member that is a string; nil where it is absent or null.
    static func text(_ name: StaticString, in json: JSON) throws(Refused) -> String? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let text = value.string else {
            throw Refused(
                Problem(.badRequest, "bad-body", "\"\(name)\" must be a string, not \(value.kind)."))
        }
        return text
    }

    /// Media types compare without letter case, and parameters do not count here (RFC 9110 §8.3.1).
    private static func isJSON(_ type: ArraySlice<UInt8>) -> Bool {
        var name = type.prefix { $0 != UInt8(ascii: ";") }
        while name.last == 0x20 || name.last == 0x09 { name.removeLast() }
        return name.elementsEqual("application/json".utf8) {
            ((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) == $1
        }
    }
}
