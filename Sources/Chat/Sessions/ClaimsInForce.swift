import Encoding
import Tokens

/// The claims that count for a customer now, and how later tokens are weighed against them (contract,
/// section 3).
///
/// Of two tokens that still hold, the later `iat` wins; on a tie, or where either has none, the later
/// arrival of a token not seen before. The older is served and changes nothing.
package struct ClaimsInForce: Sendable {
    /// The custom claims, an object as compact JSON.
    package private(set) var json: [UInt8]
    private var issuedAt: Double?
    private var expiresAt: Double?
    private var token: UInt64
    /// The name of the key that verified the token.
    let keyID: String?
    private var isRevoked = false
    /// The tokens that came before, so that one of them arriving again wins no tie; the oldest are forgotten.
    private var seen: [UInt64] = []

    /// How many tokens are remembered.
    static let maximumSeen = 1_024

    init(_ presented: PresentedToken) {
        json = Self.inItsOwnRoom(presented.customClaims)
        issuedAt = presented.claims.issuedAt.value?.seconds
        expiresAt = presented.claims.expiresAt.value?.seconds
        token = presented.mark
        keyID = presented.keyID
    }

    /// The same bytes without the room that writing them left over: they are kept as long as the customer.
    private static func inItsOwnRoom(_ bytes: [UInt8]) -> [UInt8] {
        var exact: [UInt8] = []
        exact.reserveCapacity(bytes.count)
        exact += bytes
        return exact
    }

    /// Whether this token's claims are the ones in force.
    func isFrom(_ mark: UInt64) -> Bool { token == mark }

    /// Weighs a token that was just verified; true where its claims are now in force and were not before.
    ///
    /// The token in force holds no longer once its key is taken no more.
    mutating func weigh(_ presented: PresentedToken, at seconds: Double, isKeyTaken: Bool) -> Bool {
        if presented.mark == token { return false }
        let isNew = remember(presented.mark)
        if isKeyTaken, holds(at: seconds), !wins(presented.claims.issuedAt.value?.seconds, isNew: isNew) {
            return false
        }
        let kept = seen
        self = ClaimsInForce(presented)
        seen = kept
        return true
    }

    private func wins(_ later: Double?, isNew: Bool) -> Bool {
        guard let issuedAt, let later, later != issuedAt else { return isNew }
        return later > issuedAt
    }

    /// True for a token that was not seen before.
    private mutating func remember(_ mark: UInt64) -> Bool {
        if seen.isEmpty { seen = [token] }
        if seen.contains(mark) { return false }
        if seen.count == Self.maximumSeen { seen.removeFirst() }
        seen.append(mark)
        return true
    }

    /// The token was logged out: the next one that comes takes its place, however old.
    mutating func revoke(_ mark: UInt64) {
        if mark == token { isRevoked = true }
    }

    private func holds(at seconds: Double) -> Bool {
        !isRevoked && expiresAt.map { seconds < $0 } ?? true
    }
}

/// A verified token as the store weighs it.
struct PresentedToken {
    let claims: Claims
    /// The first bytes of the signature: which token it is.
    let mark: UInt64
    /// The name of the key that verified it.
    let keyID: String?
    /// The custom claims, an object as compact JSON.
    let customClaims: [UInt8]
}
