/// The eight working words of SHA-256 (FIPS 180-4 §6.2), named by their place at the start of a block.
struct SHA256State: Sendable {
    var a: UInt32
    var b: UInt32
    var c: UInt32
    var d: UInt32
    var e: UInt32
    var f: UInt32
    var g: UInt32
    var h: UInt32

    /// The initial hash value, FIPS 180-4 §5.3.3.
    static var initial: SHA256State {
        SHA256State(
            a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a,
            e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab, h: 0x5be0_cd19)
    }

    /// The hash value after one block, FIPS 180-4 §6.2.2, by plain Swift.
    @inline(never)
    mutating func absorb(_ block: SHA256Block) {
        var next = self
        next.rounds(block)
        add(next)
    }

    @inline(__always)
    mutating func add(_ other: SHA256State) {
        a &+= other.a
        b &+= other.b
        c &+= other.c
        d &+= other.d
        e &+= other.e
        f &+= other.f
        g &+= other.g
        h &+= other.h
    }
}

extension SHA256Block {
    /// The digest of a first hash, padded as the end of a second one that has taken 64 bytes before.
    init(closing digest: SHA256State) {
        self.init(
            SIMD4(digest.a, digest.b, digest.c, digest.d), SIMD4(digest.e, digest.f, digest.g, digest.h),
            SIMD4(0x8000_0000, 0, 0, 0), SIMD4(0, 0, 0, (64 + 32) * 8))
    }
}
