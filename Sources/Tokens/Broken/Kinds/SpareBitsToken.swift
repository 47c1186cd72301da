extension BrokenToken {
    /// A second spelling of the same signature (RFC 4648 §3.5): 43 characters
    /// hold two bits more than 32 bytes.
    static let spareBits = BrokenToken("spare-bits", "bits set that no byte uses", .base64url) { good in
        var token = good.bytes
        // An honest last character is a multiple of four in the alphabet, and never the last of its run.
        if let last = token.last { token[token.count - 1] = last + 1 }
        return token
    }
}
