import Encoding

/// What can be read from a token, in one pass from left to right; the checks judge it.
///
///     token ─► size ─► three parts ─► bytes of each ─► header ─► key ─► MAC ─► payload ─► claims
///
/// A step that fails leaves what follows from it unread; what does not follow from it is read all the same.
final class Evidence: Sendable {
    let token: [UInt8]
    let rules: TokenRules
    let now: Instant
    let isWithinSize: Bool
    let form: CompactSerialization?
    let formFault: CompactSerialization.Fault?
    let headerPart: TokenPart
    let payloadPart: TokenPart
    let signaturePart: TokenPart
    let header: TokenDocument
    let payload: TokenDocument
    let keyChoice: KeyChoice?
    let match: SignatureMatch
    let claims: Claims?
    /// Whether the token was logged out; asked only where its signature holds.
    let isRevoked: Bool

    var policy: VerificationPolicy { rules.policy }
    var keys: KeyRing { rules.keys }

    /// Reads the token as far as it can be read.
    ///
    /// Cost is bounded before anything is decoded or hashed: size first, then structure.
    init(token: [UInt8], rules: TokenRules, now: Instant, isRevoked: (TokenFingerprint) -> Bool) {
        self.token = token
        self.rules = rules
        self.now = now
        isWithinSize = token.count <= rules.policy.maximumBytes
        (form, formFault) = isWithinSize ? Self.split(token) : (nil, nil)
        guard let form else {
            (headerPart, payloadPart, signaturePart) = (.unread, .unread, .unread)
            (header, payload, claims) = (.unread, .unread, nil)
            (keyChoice, match, self.isRevoked) = (nil, .notComputed, false)
            return
        }
        let known = KnownHeader.of(token, form.header)
        headerPart = known?.part ?? TokenPart(decoding: token, form.header)
        payloadPart = TokenPart(decoding: token, form.payload)
        signaturePart = TokenPart(decoding: token, form.signature)
        header = known?.document ?? TokenDocument(reading: headerPart, rules.json)
        payload = TokenDocument(reading: payloadPart, rules.json)
        claims = payload.object.map(Claims.init)
        // A header in which a member stands twice says nothing for certain, so it chooses no key.
        let plain = header.object.flatMap { $0.duplicates.isEmpty ? $0 : nil }
        keyChoice = plain.map { KeyChoice(header: $0, ring: rules.keys) }
        match = Self.match(plain, keyChoice, token, form, payloadPart, signaturePart, rules.keys, now)
        let fingerprint = TokenFingerprint(header: headerPart, payload: payloadPart, signature: signaturePart)
        if case .key = match, let fingerprint {
            self.isRevoked = isRevoked(fingerprint)
        } else {
            self.isRevoked = false
        }
    }

    private static func split(_ token: [UInt8]) -> (CompactSerialization?, CompactSerialization.Fault?) {
        do throws(CompactSerialization.Fault) {
            return (try CompactSerialization(token), nil)
        } catch {
            return (nil, error)
        }
    }

    /// The MAC is computed over the received characters, where header and key allow it (RFC 7515 §5.2).
    private static func match(
        _ header: JSON?, _ choice: KeyChoice?, _ token: [UInt8], _ form: CompactSerialization,
        _ payload: TokenPart, _ signature: TokenPart, _ keys: KeyRing, _ now: Instant
    ) -> SignatureMatch {
        guard
            let header, let choice, header["alg"]?.hasString("HS256") ?? false,
            let signature = signature.bytes, payload.bytes != nil
        else { return .notComputed }
        let input = token.span.extracting(form.signingInput)
        return SignatureMatch(signature, over: input, choice: choice, ring: keys, now: now)
    }
}
