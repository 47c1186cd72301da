import Encoding
import Hashing
import Tokens

/// What holds of a token's verdict: only what our key signed is verified, and it agrees with its checks.
///
/// A text that begins with a brace is signed first: the header before a line feed, the payload behind it, or
/// the payload alone. No fuzzer finds a MAC, so all that lies behind one is reached in this way.
enum TokenProperty {
    private static let now = Instant(seconds: 1_760_000_000)
    private static let key = SigningKey(id: "main", secret: Array("0123456789abcdef0123456789abcdef".utf8))
    private static let keys = KeyRing([
        key, SigningKey(id: "old", secret: Array("fedcba9876543210".utf8), retiresAt: Instant(seconds: 1)),
    ])

    private static let verifiers: [Verifier] = {
        var strict = VerificationPolicy(widget: "acme")
        (strict.issuer, strict.audience) = ("shop", "chat")
        (strict.requiresExpiry, strict.checksIssuedAt, strict.leeway) = (true, true, .seconds(5))
        strict.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(3_600))
        (strict.maximumBytes, strict.maximumDepth, strict.maximumMembers) = (300, 3, 6)
        var connect = VerificationPolicy(widget: "acme")
        connect.subject = .widget(snippetID: "snippet")
        (connect.requiresExpiry, connect.requiresIssuedAt, connect.checksAttributes) = (true, true, true)
        connect.lifetime = VerificationPolicy.Lifetime(
            maximum: .seconds(600), tolerance: .seconds(2), alsoFromClock: true)
        return [VerificationPolicy(widget: "acme"), strict, connect].map { Verifier(policy: $0, keys: keys) }
    }()

    static func check(_ bytes: [UInt8]) throws(Violation) {
        let token = bytes.first == UInt8(ascii: "{") ? signed(bytes) : bytes
        for verifier in verifiers {
            let verdict = verifier.verify(token, at: now)
            try check(verdict, of: token, by: verifier.policy)
            try checkExplained(verdict, of: token, by: verifier)
            guard verdict.decision == .verified, !token.isEmpty else { continue }
            var changed = token
            changed[Int(Cutting.checksum(token) % UInt64(token.count))] ^= 1
            try Violation.unless(
                verifier.verify(changed, at: now).decision != .verified, "a changed token is verified")
            try Violation.unless(
                verifier.verify(token, at: now, isRevoked: { _ in true }).reason == .revoked,
                "a token that was logged out is taken")
        }
    }

    private static func signed(_ bytes: [UInt8]) -> [UInt8] {
        let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false).map(
            Array.init)
        let token =
            parts.count == 2
            ? Signer.sign(parts[1], header: parts[0], with: key) : Signer.sign(bytes, with: key)
        return Array(token.utf8)
    }

    private static func check(
        _ verdict: Verdict, of token: [UInt8], by policy: VerificationPolicy
    ) throws(Violation) {
        let fails = CheckID.allCases.filter { verdict.statuses[$0] == .fail }
        try Violation.unless(
            (verdict.decision == .anonymous) == token.isEmpty, "who sends no token is anonymous")
        try Violation.unless(
            (verdict.reason == nil) == fails.isEmpty, "a token is refused exactly where a check fails")
        try Violation.unless(
            verdict.reason.map { reason in fails.contains { $0.reason == reason } } ?? true,
            "the reason is no check that fails")
        let told = verdict.findings.map(\.check)
        let loud = CheckID.allCases.filter { [.fail, .warn].contains(verdict.statuses[$0]) }
        try Violation.unless(told == loud, "the findings are not those of the checks that fail or warn")
        try Violation.unless(
            verdict.signatureHeld == (verdict.statuses[.signature] == .pass),
            "the signature is said to hold otherwise than its check says")
        if verdict.signatureHeld {
            try Violation.unless(
                SignedToken.isSigned(token, key.secret), "a signature holds that is not ours")
        }
        if verdict.decision == .verified {
            try SignedToken.checkVerified(
                token, for: verdict.claimedSubject, policy, secret: key.secret, seconds: 1_760_000_000)
        }
    }

    private static func checkExplained(
        _ verdict: Verdict, of token: [UInt8], by verifier: Verifier
    ) throws(Violation) {
        let explained = verifier.explain(token, at: now)
        try Violation.unless(
            explained.decision == verdict.decision && explained.statuses == verdict.statuses,
            "a verdict is another where it is explained")
        var writer = JSONWriter()
        explained.write(to: &writer, comparison: LibraryComparison.of(explained, at: now))
        guard let json = try? JSON(reading: writer.bytes) else {
            throw Violation(sentence: "a verdict is written as what is no JSON")
        }
        try Violation.unless(
            json["decision"]?.string == explained.decision.name, "a verdict is written with another decision")
    }
}
