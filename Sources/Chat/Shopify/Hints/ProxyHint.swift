import Tokens

/// One mistake in signing proxy queries: its name, and how it is proved.
package struct ProxyHint: Sendable {
    /// The mistake's stable name, in kebab case.
    package let id: String
    /// What the signer did, in one clause.
    package let mistake: String
    private let recognise: @Sendable (ShopifyEvidence) -> String?

    init(_ id: String, _ mistake: String, recognise: @escaping @Sendable (ShopifyEvidence) -> String?) {
        self.id = id
        self.mistake = mistake
        self.recognise = recognise
    }

    func find(_ evidence: ShopifyEvidence) -> Hint? {
        guard case .none = evidence.match else { return nil }
        return recognise(evidence).map { Hint(id, $0) }
    }
}
