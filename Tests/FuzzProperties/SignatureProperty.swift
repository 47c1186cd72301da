import Encoding
import HTTP
import Service
import Tokens

/// What holds of a request under AWS Signature Version 4: what a plain signer signed holds, nothing else.
enum SignatureProperty {
    private typealias Field = (name: String, value: String)

    private static let key = SigningKey(
        id: "AKIDEXAMPLE", secret: Array("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".utf8))
    private static let now = Instant(rfc3339: "2015-08-30T12:36:00Z") ?? Instant(seconds: 0)

    static func check(_ bytes: [UInt8]) throws(Violation) {
        var reader = RequestReader()
        reader.append(bytes.span)
        guard case .request(let request) = reader.next() else { return }
        for service in ["connect", "service"] where holds(request, service) {
            try Violation.unless(
                PlainSigner(request).isSigned(request, secret: key.secret),
                "a request holds that was not signed")
        }
        if request.query.isMalformed { return }
        let signed = sign(request)
        do throws(SignatureFault) {
            try verify(signed, "connect")
        } catch { throw Violation(sentence: "what was signed does not hold: \(error)") }
        try Violation.unless(!holds(signed, "service"), "a request for another service holds")
        try checkChanged(signed)
    }

    private static func verify(_ request: Request, _ service: String) throws(SignatureFault) {
        try SignatureV4(request).verify(request, service: service, keys: [key], at: now)
    }

    private static func holds(_ request: Request, _ service: String) -> Bool {
        (try? verify(request, service)) != nil
    }

    /// The request as a client would send it, with every field signed.
    private static func sign(_ request: Request) -> Request {
        let own = ["authorization", "x-amz-date", "x-amz-content-sha256"]
        var fields = request.fields.all.filter { !own.contains($0.name.lowercased()) }
        if !fields.contains(where: { $0.name.lowercased() == "host" }) { fields.append(("Host", "a")) }
        fields.append(("X-Amz-Date", PlainSigner.date))
        let bare = Request(method: request.method, path: request.target, fields: fields, body: request.body)
        fields.append(
            ("Authorization", PlainSigner(bare).authorization(id: "AKIDEXAMPLE", secret: key.secret)))
        return Request(method: request.method, path: request.target, fields: fields, body: request.body)
    }

    /// A signed request of which one thing is another does not hold.
    private static func checkChanged(_ request: Request) throws(Violation) {
        let (path, fields, body) = (request.target, request.fields.all, request.body)
        func changed(_ method: Method, _ path: String, _ fields: [Field], _ body: [UInt8]) -> Request {
            Request(method: method, path: path, fields: fields, body: body)
        }
        var others = [("body", changed(request.method, path, fields, body + [0]))]
        if request.method != .patch { others.append(("method", changed(.patch, path, fields, body))) }
        // Dot segments may take the change out again, as they should.
        if !request.path.contains("..") {
            others.append(("path", changed(request.method, "/x" + path, fields, body)))
        }
        let place = Int(Cutting.checksum(body) % UInt64(fields.count))
        if fields[place].name.lowercased() != "authorization" {
            var fields = fields
            fields[place].value += "x"
            others.append(("field", changed(request.method, path, fields, body)))
        }
        for (what, other) in others {
            try Violation.unless(!holds(other, "connect"), "a request holds whose \(what) was changed")
        }
    }
}
