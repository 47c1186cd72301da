import Tokens

/// What came of the credentials of one request.
struct Judgement {
    /// The verdict that counts.
    let verdict: Verdict
    /// The kind of the credential that it is about.
    let kind: CredentialKind
    /// Whether two credentials hold and name different customers.
    let isConflict: Bool

    init(_ verdict: Verdict, _ kind: CredentialKind, isConflict: Bool = false) {
        self.verdict = verdict
        self.kind = kind
        self.isConflict = isConflict
    }

    /// Who it is; nil where the verdict names nobody.
    func customer(ofWidget place: Int) -> CustomerKey? {
        guard !isConflict, verdict.decision == .verified, let subject = verdict.claimedSubject else {
            return nil
        }
        return CustomerKey(widget: place, kind: kind, subject: subject)
    }
}
