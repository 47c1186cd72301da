package import Encoding
package import HTTP
import Hashing
package import Tokens

extension SignatureV4 {
    /// How far the signer's clock may be from the real one, either way.
    static let window = Duration.seconds(300)
    /// The service of the control plane, as it stands in the scope of a signature.
    static let controlPlane = "connect"

    /// Checks that a request was signed for a service with one of these keys, not long ago.
    ///
    /// Clients sign with their own clock: `real` is the real time, whatever the sandbox's is; up to 300 s off
    /// it, either way, are taken.
    ///
    /// - Throws: `SignatureFault`, the first thing that does not hold.
    package func verify(
        _ request: Request, service wanted: String, keys: [SigningKey], at real: Instant
    ) throws(SignatureFault) {
        guard let key = keys.first(where: { $0.id?.utf8.elementsEqual(keyID.utf8) ?? false }) else {
            throw .unknownKey
        }
        try checkScope(wanted)
        try checkTime(real)
        guard !request.query.isMalformed else { throw .incomplete("The query has broken escapes.") }
        guard let canonical = CanonicalRequest(request, signing: signedHeaders) else {
            throw .incomplete("A header that is named in SignedHeaders was not sent.")
        }
        try checkPayload(request, canonical)
        guard isSigned(canonical, key) else { throw .mismatch(difference(canonical, request, key)) }
    }

    private func isSigned(_ request: CanonicalRequest, _ key: SigningKey) -> Bool {
        let (expected, given) = (signature(of: request, secret: key.secret), Array(signature.utf8))
        return ConstantTime.equal(expected.span, given.span)
    }

    private func checkScope(_ wanted: String) throws(SignatureFault) {
        guard day.utf8.elementsEqual(date.utf8.prefix(8)) else {
            throw .scope(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(day.prefix(20))' != '\(date.prefix(8))'.")
        }
        guard service.utf8.elementsEqual(wanted.utf8) else {
            throw .scope("Credential should be scoped to correct service: '\(wanted)'.")
        }
    }

    private func checkTime(_ real: Instant) throws(SignatureFault) {
        let age = real.duration(since: signedAt)
        if age > Self.window {
            throw .scope("Signature expired: \(date) is now earlier than \(real.rfc3339) - 5 min.")
        }
        if age < .zero - Self.window {
            throw .scope("Signature not yet current: \(date) is still later than \(real.rfc3339) + 5 min.")
        }
    }

    /// What the field says of the body has to be true of it.
    private func checkPayload(_ request: Request, _ canonical: CanonicalRequest) throws(SignatureFault) {
        let said = request.fields.values("x-amz-content-sha256")
        for value in said where !value.utf8.elementsEqual(canonical.payload) {
            throw .scope(
                value.utf8.elementsEqual("UNSIGNED-PAYLOAD".utf8)
                    ? "The body must be signed: X-Amz-Content-SHA256 is UNSIGNED-PAYLOAD."
                    : "The body's SHA-256 is not what X-Amz-Content-SHA256 says.")
        }
    }

    // MARK: Explaining

    /// What the signer did otherwise, found by doing the same; else what should have been signed.
    private func difference(_ canonical: CanonicalRequest, _ request: Request, _ key: SigningKey) -> String {
        var once = canonical
        once.path = CanonicalRequest.path(Array(request.pathBytes)) { $0 }
        if isSigned(once, key) { return "The path was escaped once; its escapes have to be escaped again." }
        for (payload, words) in [
            (Array("UNSIGNED-PAYLOAD".utf8), "with UNSIGNED-PAYLOAD in place of the body's SHA-256"),
            (CanonicalRequest.hash([]), "as if it had no body"),
        ] {
            var other = canonical
            other.payload = payload
            if isSigned(other, key) { return "The request was signed \(words)." }
        }
        if let host = otherHost(canonical), isSigned(host, key) {
            return "The host was signed without its port."
        }
        return "The canonical request for this request should have been '\(canonical.shown)'."
    }

    private func otherHost(_ canonical: CanonicalRequest) -> CanonicalRequest? {
        var other = canonical
        guard let place = other.headers.firstIndex(where: { $0.name == "host" }),
            let colon = other.headers[place].value.lastIndex(of: UInt8(ascii: ":"))
        else { return nil }
        other.headers[place].value = Array(other.headers[place].value[..<colon])
        return other
    }
}
