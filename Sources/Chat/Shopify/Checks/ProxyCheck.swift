package import Tokens

/// One rule about a proxy query: its name, what it holds, and how it judges.
package struct ProxyCheck: Sendable {
    /// The check's name and place among those of tokens, of which it is one.
    package let id: CheckID
    /// What the check holds, in one sentence, with its source.
    package let holds: String
    let judge: @Sendable (ShopifyEvidence) -> CheckOutcome

    init(_ id: CheckID, _ holds: String, judge: @escaping @Sendable (ShopifyEvidence) -> CheckOutcome) {
        self.id = id
        self.holds = holds
        self.judge = judge
    }
}

extension ShopifyEvidence {
    /// A value from outside, cut to what a line of a report holds.
    static func excerpt(_ value: [UInt8]) -> String {
        let text = String(decoding: value, as: UTF8.self)
        return value.count <= 80 ? text : String(text.unicodeScalars.prefix(77)) + "…"
    }
}
