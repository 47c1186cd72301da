import Encoding
import HTTP
import Service
import Support
import Testing
import Tokens

/// A request that somebody else's signer signed, one line of `Fixtures/connect/sigv4.jsonl`.
struct SignedRequest: CustomTestStringConvertible, Sendable {
    let name: String
    let service: String
    let at: Instant
    var keys: [String]
    var secret: String
    var method: String
    var path: String
    var fields: [(name: String, value: String)]
    var body: String

    static let all: [SignedRequest] = Repository.lines("connect/sigv4.jsonl").compactMap { line in
        (try? JSON(reading: line)).map(SignedRequest.init)
    }

    init(_ json: JSON) {
        func text(_ name: StaticString) -> String { json[name]?.string ?? "" }
        name = text("name")
        service = text("service")
        at = Instant(rfc3339: text("at")) ?? Instant(milliseconds: 0)
        keys = [text("key")]
        secret = text("secret")
        method = text("method")
        path = text("path")
        fields = json["fields"]?.elements.map { ($0[0]?.string ?? "", $0[1]?.string ?? "") } ?? []
        body = text("body")
    }

    var testDescription: String { name }

    /// The value of `Authorization`.
    var authorization: String {
        get { fields.first { $0.name == "Authorization" }?.value ?? "" }
        set {
            fields.removeAll { $0.name == "Authorization" }
            fields.append(("Authorization", newValue))
        }
    }

    var request: Request {
        Request(method: Method(method), path: path, fields: fields, body: Array(body.utf8))
    }

    /// The same with a change.
    func with(_ change: (inout SignedRequest) -> Void) -> SignedRequest {
        var other = self
        change(&other)
        return other
    }

    func verify(service wanted: String? = nil, off: Duration = .zero) throws(SignatureFault) {
        let request = request
        let keys = keys.map { SigningKey(id: $0, secret: Array(secret.utf8)) }
        try SignatureV4(request).verify(
            request, service: wanted ?? service, keys: keys, at: at.advanced(by: off))
    }
}
