package import Tokens

/// What verification of a proxy query found.
package struct ShopifyVerdict: Sendable {
    /// The decision, its reason, every check, and hints where they were asked for.
    ///
    /// `anonymous` is a query that holds and names no customer; its checks are kept.
    package let verdict: Verdict
    /// The customer's id, 1 to 20 digits; nil unless the query is verified.
    package let customerID: String?

    init(_ verdict: Verdict, customerID: String?) {
        self.verdict = verdict
        self.customerID = verdict.decision == .verified ? customerID : nil
    }

    /// `shopify:{shop}:{customerId}`, what stands for `sub` (contract, section 3); nil unless the query is
    /// verified.
    package var subject: String? { customerID == nil ? nil : verdict.claimedSubject }

    /// Whether the query holds and nobody is logged in.
    package var isGuest: Bool { verdict.decision == .anonymous }
}
