/// The person whom a verified credential names, with all their sessions.
package struct Customer: Sendable {
    /// Who it is.
    package let key: CustomerKey
    /// Their sessions' places in the store, in the order of starts.
    package internal(set) var sessions: [Int32] = []
    /// The claims that count now; nil where the credential carries none.
    package internal(set) var claims: ClaimsInForce?

    /// Bytes of their name and claims.
    var size: Int { key.subject.text.utf8.count + (claims?.json.count ?? 0) }

    // Asked of the customer: compared with nil from outside, Swift 6.3 reads the claims behind their access.
    var hasClaims: Bool { claims != nil }
}
