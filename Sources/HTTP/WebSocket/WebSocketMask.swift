/// Masking, which is the same both ways (RFC 6455 §5.3).
enum WebSocketMask {
    /// Masks or unmasks all bytes from a place on; the key's lowest byte is for the first of them.
    static func apply(_ key: UInt32, to bytes: inout [UInt8], from start: Int) {
        precondition(start >= 0 && start <= bytes.count, "the stretch lies inside the bytes")
        if key == 0 { return }
        var at = start
        let wide = (UInt64(key) << 32 | UInt64(key)).littleEndian
        unsafe bytes.withUnsafeMutableBytes { raw in
            while raw.count &- at >= 8 {
                let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                unsafe raw.storeBytes(of: word ^ wide, toByteOffset: at, as: UInt64.self)
                at &+= 8
            }
        }
        while at < bytes.count {
            bytes[at] ^= UInt8(truncatingIfNeeded: advanced(key, by: at - start))
            at += 1
        }
    }

    /// The key for what follows after so many bytes.
    static func advanced(_ key: UInt32, by count: Int) -> UInt32 {
        let shift = UInt32(truncatingIfNeeded: count & 3) &* 8
        return key &>> shift | key &<< (32 &- shift)
    }
}
