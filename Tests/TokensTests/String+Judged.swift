import Encoding
import Tokens

extension String {
    /// The verdict on this token, hints and all, of a widget that asks for nothing but a subject.
    func judged(
        at now: Instant = Minting.now, keys: [SigningKey] = [Minting.key()],
        neighbours: [Surroundings.Neighbour] = [], subjects: [String] = [],
        revoked: Bool = false,
        _ change: (inout VerificationPolicy) -> Void = { _ in }
    ) -> Verdict {
        var policy = VerificationPolicy(widget: "acme")
        change(&policy)
        return Verifier(policy: policy, keys: KeyRing(keys))
            .explain(
                Array(utf8), at: now, in: Surroundings(neighbours: neighbours, subjects: subjects)
            ) { _ in revoked }
    }

    /// The word that a table of expectations gives: `verified`, `anonymous`, or the reason.
    func outcome(_ change: (inout VerificationPolicy) -> Void = { _ in }) -> String { judged(change).outcome }
}
