import Encoding
import HTTP

/// The token in an answer, or why there is none.
enum TokenSearch: Sendable {
    /// It was found; the place is a JSON pointer, or `the body`.
    case found(token: [UInt8], place: String)
    /// It was not; the sentence says where was looked.
    case missing(String)

    /// The members that are tried, in this order (contract, section 1).
    static let names = ["data", "token", "jwt", "access_token"]

    /// Looks in the body of an answer, at a pointer or in the usual places.
    init(_ response: Response, at pointer: JSONPointer?) {
        if response.body.isEmpty {
            self = .missing("the body is empty")
            return
        }
        do throws(JSONError) {
            let json = try JSON(reading: response.body)
            self = pointer.map { Self.search(json, at: $0) } ?? Self.search(json)
        } catch {
            self = Self.bare(response.body, pointer, error)
        }
    }

    /// The token, where there is one.
    var token: [UInt8]? {
        if case .found(let token, _) = self { token } else { nil }
    }

    private static func search(_ json: JSON, at pointer: JSONPointer) -> TokenSearch {
        guard let value = json.value(at: pointer) else {
            return .missing("nothing stands at \(pointer)" + elsewhere(json))
        }
        guard let token = value.stringBytes, !token.isEmpty else {
            return .missing("what stands at \(pointer) is no text" + elsewhere(json))
        }
        return .found(token: token, place: pointer.description)
    }

    /// The first member that looks like a token, else the first that is a text at all.
    private static func search(_ json: JSON) -> TokenSearch {
        if let token = json.stringBytes {
            return TokenShape.isLikely(token)
                ? .found(token: token, place: "the body") : .missing("the body is a text and no token")
        }
        let texts = names.compactMap { name in
            json[member: name]?.stringBytes.map { (token: $0, place: "/" + name) }
        }.filter { !$0.token.isEmpty }
        if let text = texts.first(where: { TokenShape.isLikely($0.token) }) ?? texts.first {
            return .found(token: text.token, place: text.place)
        }
        return .missing("no member `data`, `token`, `jwt` or `access_token` is a text" + elsewhere(json))
    }

    /// A body that is no JSON may be the token itself, less one final line end.
    private static func bare(_ body: [UInt8], _ pointer: JSONPointer?, _ error: JSONError) -> TokenSearch {
        if let pointer { return .missing("nothing stands at \(pointer): the body is no JSON") }
        var text = body[...]
        if text.last == UInt8(ascii: "\n") { text = text.dropLast() }
        if text.last == UInt8(ascii: "\r") { text = text.dropLast() }
        if TokenShape.isLikely(Array(text)) { return .found(token: Array(text), place: "the body") }
        let looksLikeJSON = text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[")
        return .missing(
            looksLikeJSON
                ? "the body cannot be read: \(error.sentence)" : "the body is neither JSON nor a bare token")
    }

    private static func elsewhere(_ json: JSON) -> String {
        place(in: json, "").map { "; what looks like a token stands at \($0)" } ?? ""
    }

    /// The pointer of the first text shaped like a token; as deep as the reader allows.
    private static func place(in json: JSON, _ path: String) -> String? {
        if let text = json.stringBytes { return TokenShape.isLikely(text) ? path : nil }
        for member in json.members {
            if let found = place(in: member.value, path + "/" + escaped(member.name)) { return found }
        }
        for (position, element) in json.elements.enumerated() {
            if let found = place(in: element, path + "/\(position)") { return found }
        }
        return nil
    }

    /// RFC 6901 §3.
    private static func escaped(_ name: String) -> String {
        var out = ""
        for scalar in name.unicodeScalars {
            out += scalar == "~" ? "~0" : scalar == "/" ? "~1" : String(scalar)
        }
        return out
    }
}
