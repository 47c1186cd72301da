import Encoding
import Hashing
import HTTP

/// A signer of AWS Signature Version 4, written from its documentation in bytes alone, that signs all fields.
///
/// "Create a signed AWS API request" in the IAM user guide.
struct PlainSigner {
    static let date = "20150830T123600Z"

    private let names: [String]
    private let canonical: [UInt8]

    /// A signer of all fields of a request but `Authorization`.
    init(_ request: Request) {
        let names = Set(request.fields.all.map { $0.name.lowercased() }).subtracting(["authorization"])
        self.init(request, names: names.sorted())
    }

    private init(_ request: Request, names: [String]) {
        self.names = names
        var lines = [Array(request.method.text.utf8), Self.path(request), Self.query(request)]
        for name in names {
            let values = request.fields.all.filter { $0.name.lowercased() == name }.map {
                Self.trimmed($0.value)
            }
            lines.append(Array("\(name):".utf8) + Array(values.joined(separator: [0x2C])))
        }
        lines += [[], Array(names.joined(separator: ";").utf8), Hex.encode(SHA256.hash(request.body).bytes)]
        canonical = Array(lines.joined(separator: [0x0A]))
    }

    /// The value of `Authorization`.
    func authorization(id: String, secret: [UInt8]) -> String {
        let scope = "\(Self.date.prefix(8))/eu-central-1/connect/aws4_request"
        return "AWS4-HMAC-SHA256 Credential=\(id)/\(scope), SignedHeaders=\(names.joined(separator: ";")), "
            + "Signature=\(signature(scope, Self.date, secret))"
    }

    /// Whether the `Authorization` of a request is what this signer would have written for its scope.
    func isSigned(_ request: Request, secret: [UInt8]) -> Bool {
        guard let field = request.fields["authorization"], let date = request.fields["x-amz-date"],
            let scope = Self.part("Credential", field)?.drop(while: { $0 != "/" }).dropFirst(),
            let names = Self.part("SignedHeaders", field)?.split(separator: ";"),
            let signature = Self.part("Signature", field)
        else { return false }
        let isDate = date.utf8.enumerated().allSatisfy {
            $0 == 8 ? $1 == 0x54 : $0 == 15 ? $1 == 0x5A : (0x30...0x39).contains($1)
        }
        let other = PlainSigner(request, names: names.map(String.init))
        return isDate && date.utf8.count == 16
            && other.signature(String(scope), date, secret).utf8.elementsEqual(signature.utf8)
    }

    private static func part(_ name: String, _ field: String) -> Substring? {
        field.split { ", ".contains($0) }.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
    }

    private func signature(_ scope: String, _ date: String, _ secret: [UInt8]) -> String {
        let hash = Hex.encodedString(SHA256.hash(canonical).bytes)
        let text = Array("AWS4-HMAC-SHA256\n\(date)\n\(scope)\n\(hash)".utf8)
        var key = Array("AWS4".utf8) + secret
        for step in scope.split(separator: "/") { key = Self.mac(Array(step.utf8), key) }
        return Hex.encodedString(Self.mac(text, key))
    }

    private static func mac(_ message: [UInt8], _ key: [UInt8]) -> [UInt8] {
        HMACSHA256Key(key).authenticate(message.span).bytes
    }

    // MARK: The parts

    private static func path(_ request: Request) -> [UInt8] {
        var segments: [[UInt8]] = []
        for segment in request.path.utf8.split(separator: 0x2F).map(Array.init) {
            if segment == [0x2E] { continue }
            if segment == [0x2E, 0x2E] {
                segments = segments.dropLast()
            } else {
                segments.append(segment)
            }
        }
        let isFolder = segments.isEmpty || request.path.utf8.last == 0x2F
        return segments.flatMap { [0x2F] + PercentEncoding.encode($0) } + (isFolder ? [0x2F] : [])
    }

    private static func query(_ request: Request) -> [UInt8] {
        let pairs = request.query.items.map {
            (PercentEncoding.encode(Array($0.name.utf8)), PercentEncoding.encode(Array($0.value.utf8)))
        }
        let sorted = pairs.sorted {
            $0.0 == $1.0 ? $0.1.lexicographicallyPrecedes($1.1) : $0.0.lexicographicallyPrecedes($1.0)
        }
        return Array(sorted.map { $0 + [0x3D] + $1 }.joined(separator: [0x26]))
    }

    /// Without blanks around, and one in place of several.
    private static func trimmed(_ value: String) -> [UInt8] {
        Array(value.utf8.split { $0 == 0x20 || $0 == 0x09 }.joined(separator: [0x20]))
    }
}
