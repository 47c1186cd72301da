import Encoding
import Hashing
import Tokens

/// The least that must be true of a token that is taken, found without the verifier (RFC 7515 §5.2).
enum SignedToken {
    /// Whether the third part is the HMAC of the first two, in the one spelling that base64url has for it.
    static func isSigned(_ token: [UInt8], _ secret: [UInt8]) -> Bool {
        guard let dot = token.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let input = Array(token[..<dot])
        let code = HMACSHA256Key(secret).authenticate(input.span).bytes
        return Base64URL.encode(code).elementsEqual(token[(dot + 1)...])
    }

    /// Throws where a token that is taken breaks a rule that every policy has, or one of this one.
    static func checkVerified(
        _ token: [UInt8], for claimed: String?, _ policy: VerificationPolicy, secret: [UInt8],
        seconds now: Double
    ) throws(Violation) {
        try Violation.unless(isSigned(token, secret), "a token is verified that our key did not sign")
        try Violation.unless(token.count <= policy.maximumBytes, "a token past the limit is verified")
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let documents = parts.prefix(2).compactMap { part in
            (try? Base64URL.decode(Array(part))).flatMap { try? JSON(reading: $0) }
        }
        guard parts.count == 3, documents.count == 2 else {
            throw Violation(sentence: "a token is verified whose parts are no JSON, or hold a name twice")
        }
        let (header, payload) = (documents[0], documents[1])
        try Violation.unless(header["alg"]?.string == "HS256", "a token of another algorithm is verified")
        try Violation.unless(header["crit"] == nil, "a token with a critical extension is verified")
        let leeway = policy.leeway.seconds
        try Violation.unless(number(payload["exp"], .infinity) > now - leeway, "an old token is verified")
        try Violation.unless(number(payload["nbf"], -.infinity) <= now + leeway, "an early token is verified")
        try Violation.unless(
            payload["sub"]?.string?.utf8.elementsEqual(claimed?.utf8 ?? "".utf8) ?? false,
            "a token is verified for somebody whom it does not name")
        try checkNames(payload, policy)
    }

    private static func checkNames(_ payload: JSON, _ policy: VerificationPolicy) throws(Violation) {
        guard let subject = payload["sub"]?.stringBytes, !subject.isEmpty else {
            throw Violation(sentence: "a token that names nobody is verified")
        }
        switch policy.subject {
        case .customer(let most, _):
            try Violation.unless(subject.count <= most, "a token of a long subject is verified")
        case .widget:
            try Violation.unless(
                subject.elementsEqual(policy.widget.utf8), "a token of another widget is verified")
        }
        if policy.requiresExpiry {
            try Violation.unless(payload["exp"] != nil, "a token that never ends is verified")
        }
        if let issuer = policy.issuer {
            try Violation.unless(payload["iss"]?.string == issuer, "another issuer's token is verified")
        }
        if let audience = policy.audience, let claim = payload["aud"] {
            try Violation.unless(
                claim.string == audience || claim.elements.contains { $0.string == audience },
                "a token for another audience is verified")
        } else if policy.audience != nil {
            throw Violation(sentence: "a token for nobody in particular is verified")
        }
    }

    /// A date as a number; what lies beyond a double's range is infinitely far.
    private static func number(_ claim: JSON?, _ absent: Double) -> Double {
        guard let claim else { return absent }
        return claim.double ?? (claim.numberText?.first == "-" ? -.infinity : .infinity)
    }
}
