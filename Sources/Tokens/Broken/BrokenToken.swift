package import Encoding

/// One way in which a token can be wrong, and how to make such a token from a good one.
///
/// The catalogue is ``all``: one file a kind, one line there. Everything but the named fault is right, so
/// that the widget that has what the kind needs gives exactly this reason.
package struct BrokenToken: Sendable {
    /// The stable name, in kebab case.
    package let kind: String
    /// What is wrong with it, in one clause.
    package let fault: String
    /// The reason that verification gives (contract, section 6).
    package let reason: Reason
    /// What the widget must have for that.
    package let need: BrokenTokenNeed
    /// Whether the token holds a line end, so that no line of text or header field can carry it.
    package let holdsLineEnd: Bool
    private let build: @Sendable (GoodToken) -> [UInt8]

    init(
        _ kind: String, _ fault: String, _ reason: Reason, needs need: BrokenTokenNeed = .nothing,
        holdsLineEnd: Bool = false, build: @escaping @Sendable (GoodToken) -> [UInt8]
    ) {
        self.kind = kind
        self.fault = fault
        self.reason = reason
        self.need = need
        self.holdsLineEnd = holdsLineEnd
        self.build = build
    }

    /// The bytes of such a token: ASCII, and longer than the limits of the policy by no more than they need.
    ///
    /// `claims` is the payload of a good token, an object. `iat`, `exp`, `iss` and `aud` are put in where the
    /// policy wants them and they are absent, and `exp` is drawn in to its ceiling.
    package func make(
        from claims: JSON, key: SigningKey, policy: VerificationPolicy, now: Instant
    ) -> [UInt8] {
        build(GoodToken(claims: claims, key: key, policy: policy, now: now))
    }

    /// The kind of that name; nil where there is none.
    package static func named(_ kind: String) -> BrokenToken? {
        all.first { $0.kind.utf8.elementsEqual(kind.utf8) }
    }
}
