import Encoding

/// A part of a token after base64url.
enum TokenPart: Sendable {
    case unread
    case bytes([UInt8])
    case fault(Base64Error)

    var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }

    init(decoding token: [UInt8], _ range: Range<Int>) {
        do throws(Base64Error) {
            self = .bytes(try Base64URL.decode(token.span.extracting(range)))
        } catch {
            self = .fault(error)
        }
    }
}

/// A part of a token after JSON.
enum TokenDocument: Sendable {
    case unread
    case object(JSON)
    case notAnObject(JSONKind)
    case fault(JSONError)

    var object: JSON? { if case .object(let json) = self { json } else { nil } }

    init(reading part: TokenPart, _ rules: JSONRules) {
        guard let bytes = part.bytes else {
            self = .unread
            return
        }
        do throws(JSONError) {
            let json = try JSON(reading: bytes, rules: rules)
            self = json.kind == .object ? .object(json) : .notAnObject(json.kind)
        } catch {
            self = .fault(error)
        }
    }
}
