import Encoding

extension BrokenToken {
    /// CVE-2018-0114: the header offers the key that it is signed with.
    static let jwkEmbedded = BrokenToken("jwk-embedded", "brings its own key in `jwk`", .keyID) { good in
        let secret = Array("a key that nobody but the sender knows".utf8)
        let jwk = #"{"kty":"oct","k":"\#(Base64URL.encodedString(secret))"}"#
        return good.heading("jwk", jwk).bytes(secret: secret)
    }
}
