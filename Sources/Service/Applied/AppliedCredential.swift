import Chat
import HTTP

/// Reads the contact-context token of a call from its Authorization field (contract, section 3).
enum AppliedCredential {
    /// Absent, empty or the bare word `Bearer` is nobody; another scheme, or none, is no token at all.
    static func read(_ fields: Fields) -> Credential {
        guard let value = fields.valueBytes("authorization"), !value.isEmpty else { return .none }
        let scheme = value.prefix { $0 != 0x20 && $0 != 0x09 }
        guard scheme.count == 6, scheme.elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 }) else {
            return .foreign
        }
        let token = value.dropFirst(6).drop { $0 == 0x20 || $0 == 0x09 }
        return token.isEmpty ? .none : .token(Array(token))
    }
}
