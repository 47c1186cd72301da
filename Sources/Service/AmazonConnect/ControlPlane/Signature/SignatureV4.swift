import Encoding
package import HTTP
import Hashing

/// What a request's `Authorization` says under AWS Signature Version 4 (amazon-connect.md, section 6.2).
///
///     AWS4-HMAC-SHA256 Credential=ID/yyyymmdd/region/service/aws4_request, SignedHeaders=a;b, Signature=hex
package struct SignatureV4 {
    let keyID: String
    /// The day, the region and the service for which the signing key is made.
    let day: String
    let region: String
    let service: String
    let signedHeaders: [String]
    let signature: String
    /// When it was signed, as `X-Amz-Date` writes it: `yyyymmddThhmmssZ`.
    let date: String
    let signedAt: Instant

    static let algorithm = "AWS4-HMAC-SHA256"
    private static let ending = "aws4_request"

    /// Reads what came, whoever signed it.
    ///
    /// - Throws: `SignatureFault.missing` without `Authorization`, `.incomplete` where a part is not there.
    package init(_ request: Request) throws(SignatureFault) {
        guard let field = request.fields["authorization"], !field.isEmpty else { throw .missing }
        guard request.fields.count(of: "authorization") == 1 else {
            throw .incomplete("There is more than one Authorization header.")
        }
        let words = field.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, words[0].utf8.elementsEqual(Self.algorithm.utf8) else {
            throw .incomplete("Authorization header must begin with '\(Self.algorithm) '.")
        }
        let parts = Self.parts(words[1])
        let scope = try Self.part("Credential", of: parts)
            .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard scope.count == 5, scope[4].utf8.elementsEqual(Self.ending.utf8) else {
            throw .incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. "
                    + "keyid/date/region/service/\(Self.ending).")
        }
        (keyID, day, region, service) = (scope[0], scope[1], scope[2], scope[3])
        signedHeaders = try Self.part("SignedHeaders", of: parts).split(separator: ";").map(String.init)
        signature = try Self.part("Signature", of: parts)
        (date, signedAt) = try Self.date(request)
        for name in ["host", "x-amz-date"] where !signedHeaders.contains(name) {
            throw .incomplete("'\(name)' must be a 'SignedHeader' in the Authorization header.")
        }
    }

    /// What is signed with the key: the algorithm, the time, the scope and the request's hash.
    func stringToSign(_ request: CanonicalRequest) -> [UInt8] {
        let head = "\(Self.algorithm)\n\(date)\n\(day)/\(region)/\(service)/\(Self.ending)\n"
        return Array(head.utf8) + CanonicalRequest.hash(request.bytes)
    }

    /// The signature of a request under a secret, as hexadecimal digits.
    func signature(of request: CanonicalRequest, secret: [UInt8]) -> [UInt8] {
        var key = Array("AWS4".utf8) + secret
        for step in [day, region, service, Self.ending] { key = Self.mac(Array(step.utf8), key) }
        return Hex.encode(Self.mac(stringToSign(request), key))
    }

    private static func mac(_ message: [UInt8], _ key: [UInt8]) -> [UInt8] {
        HMACSHA256Key(key).authenticate(message.span).bytes
    }

    // MARK: Reading

    private static func parts(_ text: String) -> [(name: Substring, value: Substring)] {
        text.split { $0 == "," || $0 == " " }.map { part in
            let name = part.prefix { $0 != "=" }
            return (name, part.dropFirst(name.count + 1))
        }
    }

    private static func part(
        _ name: String, of parts: [(name: Substring, value: Substring)]
    ) throws(SignatureFault) -> String {
        let found = parts.filter { $0.name.utf8.elementsEqual(name.utf8) }
        guard found.count == 1, !found[0].value.isEmpty else {
            throw .incomplete("Authorization header requires '\(name)' parameter, once.")
        }
        return String(found[0].value)
    }

    private static func date(_ request: Request) throws(SignatureFault) -> (String, Instant) {
        guard let text = request.fields["x-amz-date"] else {
            throw .incomplete("Authorization header requires existence of a 'X-Amz-Date' header.")
        }
        guard let instant = instant(text) else {
            throw .incomplete("Date must be in ISO-8601 'basic format': yyyymmddThhmmssZ.")
        }
        return (text, instant)
    }

    private static func instant(_ text: String) -> Instant? {
        let letters = Array(text.utf8)
        guard letters.count == 16 else { return nil }
        func slice(_ range: Range<Int>) -> String { String(decoding: letters[range], as: UTF8.self) }
        return Instant(
            rfc3339: "\(slice(0..<4))-\(slice(4..<6))-\(slice(6..<11)):\(slice(11..<13)):\(slice(13..<16))")
    }
}
