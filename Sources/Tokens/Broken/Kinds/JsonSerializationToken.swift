extension BrokenToken {
    /// RFC 7515 §7.2.2: the flattened form.
    static let jsonSerialization = BrokenToken(
        "json-serialization", "JWS JSON form, not the compact one", .malformed
    ) { good in
        let (header, payload, signature) = good.parts
        func text(_ part: [UInt8]) -> String { String(decoding: part, as: UTF8.self) }
        let members = [("payload", payload), ("protected", header), ("signature", signature)]
        return LooseObject(members.map { ($0.0, LooseObject.quoted(text($0.1))) }).bytes
    }
}
