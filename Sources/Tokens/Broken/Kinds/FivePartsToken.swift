import Encoding

extension BrokenToken {
    /// The shape of a JWE (RFC 7516 §7.1): encryption proves nothing about who made it.
    static let fiveParts = BrokenToken("five-parts", "five parts, as if encrypted", .malformed) { good in
        let header = Base64URL.encode(Array(#"{"alg":"dir","enc":"A256GCM"}"#.utf8))
        let parts = good.parts
        return header + Array("..AAAAAAAAAAAAAAAA.".utf8) + parts.payload
            + Array(".AAAAAAAAAAAAAAAAAAAAAA".utf8)
    }
}
