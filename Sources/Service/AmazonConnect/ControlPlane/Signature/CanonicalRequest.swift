import Encoding
import Hashing
import HTTP

/// The form of a request that AWS Signature Version 4 signs: six parts, joined by line feeds.
///
/// "Create a signed AWS API request" in the IAM user guide; amazon-connect.md, section 6.2.
struct CanonicalRequest {
    /// One signed field: its name in lower case, and the octets of its value with single blanks.
    struct Header {
        let name: String
        var value: [UInt8]
    }

    let method: String
    /// The path with its escapes escaped once more; dot segments and repeated slashes are taken out.
    var path: [UInt8]
    let query: String
    var headers: [Header]
    /// The SHA-256 of the body in hexadecimal digits, or what stands in its place.
    var payload: [UInt8]

    /// The form of a request; nil where a signed field did not come.
    init?(_ request: Request, signing names: [String]) {
        method = request.method.text
        path = Self.path(Array(request.pathBytes)) { PercentEncoding.encode($0) }
        query = Self.query(request)
        payload = Self.hash(request.body)
        let values = Self.values(request)
        headers = names.compactMap { name in values[name].map { Header(name: name, value: $0) } }
        guard headers.count == names.count else { return nil }
    }

    /// The bytes that are hashed and signed.
    var bytes: [UInt8] {
        var out = Array("\(method)\n".utf8)
        out += path
        out += "\n\(query)\n".utf8
        for header in headers { out += Array("\(header.name):".utf8) + header.value + [0x0A] }
        out += "\n\(headers.map(\.name).joined(separator: ";"))\n".utf8
        return out + payload
    }

    /// The same for people to read: values that open something are left out.
    var shown: String {
        var copy = self
        let secrets = ["authorization", "cookie", "x-amz-bearer", "x-amz-security-token"]
        for place in copy.headers.indices where secrets.contains(copy.headers[place].name) {
            copy.headers[place].value = Array("(not shown)".utf8)
        }
        return String(decoding: copy.bytes.prefix(4_096), as: UTF8.self)
    }

    /// SHA-256 in hexadecimal digits of lower case.
    static func hash(_ bytes: [UInt8]) -> [UInt8] { Hex.encode(SHA256.hash(bytes).bytes) }

    /// A path with its segments written anew.
    static func path(_ raw: [UInt8], _ write: ([UInt8]) -> [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var segments: [ArraySlice<UInt8>] = []
        for segment in raw.split(separator: slash) where !segment.elementsEqual(".".utf8) {
            if segment.elementsEqual("..".utf8) {
                _ = segments.popLast()
            } else {
                segments.append(segment)
            }
        }
        let joined = segments.flatMap { [slash] + write(Array($0)) }
        return segments.isEmpty || raw.last == slash ? joined + [slash] : joined
    }

    /// Names and values, both escaped, sorted by their bytes.
    private static func query(_ request: Request) -> String {
        let pairs = request.query.items.map {
            (PercentEncoding.encodedString($0.name), PercentEncoding.encodedString($0.value))
        }
        return pairs.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// The values of all fields by their names in lower case; those of one name are joined by commas.
    private static func values(_ request: Request) -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        for field in request.fields.allBytes {
            let value = Array(field.value.split { $0 == 0x20 || $0 == 0x09 }.joined(separator: [0x20]))
            let name = String(decoding: field.name, as: UTF8.self).lowercased()
            values[name] = values[name].map { $0 + [0x2C] + value } ?? value
        }
        return values
    }
}
