/// HMAC over SHA-384 and SHA-512 (RFC 2104), as HS384 and HS512 use it (RFC 7518 §3.2).
extension SHA512 {
    /// The code of one message under a key of any length, 48 or 64 bytes; a key over 128 bytes is hashed
    /// first (RFC 2104 §2).
    package static func authenticate(_ message: Span<UInt8>, key: [UInt8], _ length: Length) -> [UInt8] {
        var padded = key.count > 128 ? hash(key.span, length) : key
        padded += [UInt8](repeating: 0, count: 128 - padded.count)
        var inner = padded.map { $0 ^ 0x36 }
        inner.reserveCapacity(128 + message.count)
        for index in message.indices { inner.append(message[index]) }
        let outer = padded.map { $0 ^ 0x5c } + hash(inner.span, length)
        return hash(outer.span, length)
    }
}
