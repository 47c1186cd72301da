package import Encoding

/// What verification found (contract, section 6).
package struct Verdict: Sendable {
    /// Whether the token is taken.
    package enum Decision: Sendable, Equatable {
        /// The token holds.
        case verified
        /// There was no token.
        case anonymous
        /// The token does not hold, for this first reason.
        case rejected(Reason)

        /// The word on the wire.
        package var name: String {
            switch self {
            case .verified: "verified"
            case .anonymous: "anonymous"
            case .rejected: "rejected"
            }
        }
    }

    /// What the checks say together.
    package let decision: Decision
    /// The widget whose rules were applied.
    package let widget: String
    /// The status of every check.
    package let statuses: CheckStatuses
    /// What the checks that fail or warn have to say, in the order of checks.
    package let findings: [(check: CheckID, finding: Finding)]
    /// Likely mistakes; filled only where they were asked for.
    package var hints: [Hint] = []
    /// The name of the key under which the signature held; nil where it did not, or where the key has no
    /// name.
    package let keyID: String?
    /// Whether the signature held under a key of the widget that is taken now.
    package let signatureHeld: Bool
    /// `sub` as the token says it: proved only where ``signatureHeld``.
    package let claimedSubject: String?
    /// What was read of a token; nil for another credential, or none.
    private var evidence: Evidence?

    /// The payload, unproved unless the decision is verified.
    package var claims: Claims? { evidence?.claims }

    /// The header, for showing.
    package var header: JSON? { evidence?.header.object }

    /// What tells this token from others; nil where it has no three decoded parts.
    package var fingerprint: TokenFingerprint? {
        evidence.flatMap {
            TokenFingerprint(header: $0.headerPart, payload: $0.payloadPart, signature: $0.signaturePart)
        }
    }

    /// The verdict without anything of the token but what the checks say: for keeping.
    package var withoutToken: Verdict {
        var verdict = self
        verdict.evidence = nil
        return verdict
    }

    /// The reason of a rejection.
    package var reason: Reason? {
        if case .rejected(let reason) = decision { reason } else { nil }
    }

    /// The verdict where no token came.
    package static func anonymous(widget: String) -> Verdict {
        Verdict(decision: .anonymous, widget: widget)
    }

    /// The verdict on what cannot even be read as a token, for a reason that its carrier gives.
    package static func malformed(widget: String, _ finding: Finding) -> Verdict {
        var statuses = CheckStatuses()
        statuses[.structure] = .fail
        return Verdict(
            decision: .rejected(.malformed), widget: widget, statuses: statuses,
            findings: [(.structure, finding)])
    }

    /// The verdict on a credential that is no token, as its checks found.
    ///
    /// The decision follows from the statuses as a token's does; where none fails, a guest is `anonymous`.
    /// The signature held exactly where its check passes, and only then is `keyID` kept.
    package init(
        widget: String, statuses: CheckStatuses, findings: [(check: CheckID, finding: Finding)],
        keyID: String?, claimedSubject: String?, isGuest: Bool
    ) {
        decision =
            Self.firstFailure(statuses).map { .rejected($0.reason) } ?? (isGuest ? .anonymous : .verified)
        self.widget = widget
        self.statuses = statuses
        self.findings = findings
        signatureHeld = statuses[.signature] == .pass
        self.keyID = statuses[.signature] == .pass ? keyID : nil
        self.claimedSubject = claimedSubject
        evidence = nil
    }

    /// A missing signature is the reason before a value that nothing proves (contract, section 6).
    private static func firstFailure(_ statuses: CheckStatuses) -> CheckID? {
        let first = statuses.firstFailure
        guard first == .claimType, statuses[.signature] == .skipped, statuses[.required] == .fail else {
            return first
        }
        return .required
    }

    private init(
        decision: Decision, widget: String, statuses: CheckStatuses = CheckStatuses(),
        findings: [(check: CheckID, finding: Finding)] = []
    ) {
        self.decision = decision
        self.widget = widget
        self.statuses = statuses
        self.findings = findings
        keyID = nil
        signatureHeld = false
        claimedSubject = nil
        evidence = nil
    }

    init(
        _ evidence: Evidence, statuses: CheckStatuses, findings: [(check: CheckID, finding: Finding)]
    ) {
        decision = Self.firstFailure(statuses, evidence).map { .rejected($0.reason) } ?? .verified
        widget = evidence.policy.widget
        self.statuses = statuses
        self.findings = findings
        if case .key(let key) = evidence.match {
            keyID = key.id
            signatureHeld = true
        } else {
            keyID = nil
            signatureHeld = false
        }
        claimedSubject = evidence.claims?.subject.value
        self.evidence = evidence
    }

    /// A header with a duplicate leaves the signature uncomputed, and then nothing that only the payload says
    /// is a reason (contract, section 6): `payload`, which stands before `duplicates`, must not win.
    private static func firstFailure(_ statuses: CheckStatuses, _ evidence: Evidence) -> CheckID? {
        guard let first = statuses.firstFailure else { return nil }
        guard first == .payload, evidence.header.object?.duplicates.isEmpty == false else { return first }
        return .duplicates
    }
}
