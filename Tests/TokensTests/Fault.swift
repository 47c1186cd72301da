import Encoding
import Testing
import Tokens

/// One way to break a token for each check, made so that any two can be put into one token.
struct Fault: CustomTestStringConvertible, Sendable {
    let check: CheckID
    var testDescription: String { check.name }

    static let all = CheckID.allCases.map { Fault(check: $0) }

    /// Whether a token that is broken in this way still lets the other check run.
    func lets(_ other: CheckID) -> Bool {
        switch check {
        case .size, .structure: false
        case .base64url, .algorithm, .keyID: other != .signature && other != .revoked
        case .signature: other != .revoked
        case .payload: other == .revoked
        default: true
        }
    }

    /// A token with all these faults, judged.
    static func judge(_ faults: [CheckID]) -> Verdict {
        let secret = faults.contains(.signature) ? "another secret of the same length" : Minting.secret
        let payload = faults.contains(.payload) ? "[]" : "{" + claims(faults).joined(separator: ",") + "}"
        var token = Minting.token(payload, header: header(faults), secret: secret)
        if faults.contains(.base64url) { token += "=" }
        if faults.contains(.structure) { token += "." }
        return token.judged(keys: [Minting.key("a")], revoked: faults.contains(.revoked)) {
            apply(faults, to: &$0)
        }
    }

    private static func header(_ faults: [CheckID]) -> String {
        var members = [#""alg":"\#(faults.contains(.algorithm) ? "HS512" : "HS256")""#]
        if faults.contains(.crit) { members.append(#""crit":["x"]"#) }
        if faults.contains(.type) { members.append(#""typ":"at+jwt""#) }
        if faults.contains(.keyID) { members.append(#""kid":"nobody""#) }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func claims(_ faults: [CheckID]) -> [String] {
        var members = [#""sub":"\#(faults.contains(.sub) ? "  " : "u-42")""#]
        members.append(#""exp":\#(faults.contains(.exp) ? 1_759_999_995 : 1_760_003_600)"#)
        if !faults.contains(.required) { members.append(#""iat":1759999990"#) }
        if faults.contains(.duplicates) { members.append(#""a":1,"a":2"#) }
        if faults.contains(.claimType) { members.append(#""jti":7"#) }
        if faults.contains(.nbf) { members.append(#""nbf":1760000060"#) }
        if faults.contains(.attributes) { members.append(#""attributes":7"#) }
        return members
    }

    private static func apply(_ faults: [CheckID], to policy: inout VerificationPolicy) {
        if faults.contains(.size) { policy.maximumBytes = 50 }
        policy.requiresIssuedAt = true
        policy.checksAttributes = true
        // An expired token is over the ceiling only from `iat`, and one without `iat` only from the clock.
        let maximum = faults.contains(.required) && faults.contains(.exp) ? Duration.seconds(-6) : .seconds(1)
        if faults.contains(.lifetime) { policy.lifetime = VerificationPolicy.Lifetime(maximum: maximum) }
        if faults.contains(.aud) { policy.audience = "chat" }
        if faults.contains(.iss) { policy.issuer = "https://shop.example" }
    }
}
