import Encoding

/// Which keys a header may be held against.
enum KeyChoice: Sendable {
    /// Why a header's talk of keys is refused.
    enum Refusal: Sendable {
        case notText(JSONKind)
        case illFormed
        case unknown(String)
        case carriesKey(String)
    }

    case any
    case named(SigningKey)
    case refused(Refusal)

    /// Header parameters that bring a key or say where to fetch one (RFC 7515 §4.1.2 to §4.1.8): no place
    /// in a shared-secret setting.
    static let keyCarriers = ["jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"]

    init(header: JSON, ring: KeyRing) {
        if let carrier = Self.keyCarriers.first(where: { header[member: $0] != nil }) {
            self = .refused(.carriesKey(carrier))
            return
        }
        guard let kid = header["kid"] else {
            self = .any
            return
        }
        guard let name = kid.string else {
            self = .refused(.notText(kid.kind))
            return
        }
        guard SigningKey.isName(name) else {
            self = .refused(.illFormed)
            return
        }
        if !ring.isNamed {
            // A key given by a flag has no id: a well-formed kid is not looked up (contract, section 1).
            self = .any
        } else if let key = ring.key(named: name) {
            self = .named(key)
        } else {
            self = .refused(.unknown(name))
        }
    }
}
