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
    /// Whether the header is one that nearly every library writes, of which all is known.
    let hasKnownHeader: Bool
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
    init(token: [UInt8], rules: TokenRules, now: Instant, isRevoked: ((TokenFingerprint) -> Bool)?) {
        self.token = token
        self.rules = rules
        self.now = now
        isWithinSize = token.count <= rules.policy.maximumBytes
        (form, formFault) = isWithinSize ? Self.split(token) : (nil, nil)
        guard let form else {
            (headerPart, payloadPart, signaturePart) = (.unread, .unread, .unread)
            (header, payload, claims) = (.unread, .unread, nil)
            (keyChoice, match, self.isRevoked, hasKnownHeader) = (nil, .notComputed, false, false)
            return
        }
        let known = KnownHeader.of(token, form.header)
        hasKnownHeader = known != nil
        headerPart = known?.part ?? TokenPart(decoding: token, form.header)
        payloadPart = TokenPart(decoding: token, form.payload)
        signaturePart = TokenPart(decoding: token, form.signature)
        header = known?.document ?? TokenDocument(reading: headerPart, rules.json)
        payload = TokenDocument(reading: payloadPart, rules.json)
        claims = payload.object.map(Claims.init)
        let choice = known == nil ? Self.keyChoice(header, rules.keys) : .any
        keyChoice = choice
        let isHS256 = known != nil || (header.object?["alg"]?.hasString("HS256") ?? false)
        match =
            isHS256
            ? Self.match(token, form, choice, payloadPart, signaturePart, rules.keys, now) : .notComputed
        self.isRevoked = Self.isRevoked(isRevoked, match, headerPart, payloadPart, signaturePart)
    }

    private static func split(_ token: [UInt8]) -> (CompactSerialization?, CompactSerialization.Fault?) {
        do throws(CompactSerialization.Fault) {
            return (try CompactSerialization(token), nil)
        } catch {
            return (nil, error)
        }
    }

    /// The keys that the header allows; nil where it says nothing for certain, since a member stands twice.
    private static func keyChoice(_ header: TokenDocument, _ keys: KeyRing) -> KeyChoice? {
        guard let header = header.object, header.duplicates.isEmpty else { return nil }
        return KeyChoice(header: header, ring: keys)
    }

    /// The MAC is computed over the received characters, where header and key allow it (RFC 7515 §5.2).
    private static func match(
        _ token: [UInt8], _ form: CompactSerialization, _ choice: KeyChoice?, _ payload: TokenPart,
        _ signature: TokenPart, _ keys: KeyRing, _ now: Instant
    ) -> SignatureMatch {
        guard let choice, let signature = signature.bytes, payload.bytes != nil else { return .notComputed }
        let input = token.span.extracting(form.signingInput)
        return SignatureMatch(signature, over: input, choice: choice, ring: keys, now: now)
    }

    private static func isRevoked(
        _ isRevoked: ((TokenFingerprint) -> Bool)?, _ match: SignatureMatch, _ header: TokenPart,
        _ payload: TokenPart, _ signature: TokenPart
    ) -> Bool {
        guard let isRevoked, case .key = match else { return false }
        return TokenFingerprint(header: header, payload: payload, signature: signature).map(isRevoked)
            ?? false
    }
}
