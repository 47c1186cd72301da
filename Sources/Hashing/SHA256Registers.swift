#if SHA_INSTRUCTIONS
import _Builtin_intrinsics.intel
import _Builtin_intrinsics.intel.cpuid

/// The rounds by the processor's SHA instructions (Intel SDM volume 2, SHA256RNDS2, SHA256MSG1, SHA256MSG2).
///
/// The instructions keep the eight words of the state in two registers in an order of their own, named
/// here from the highest lane down. Only `absorb` may use this type: it is never inlined, so that no code
/// of another target, which the compiler makes for every processor, comes to hold such an instruction.
struct SHA256Registers: SHA256Rounds {
    private var abef: SIMD4<UInt32>
    private var cdgh: SIMD4<UInt32>

    private init(_ state: SHA256State) {
        abef = SIMD4(state.f, state.e, state.b, state.a)
        cdgh = SIMD4(state.h, state.g, state.d, state.c)
    }

    /// Whether this processor has the instructions (CPUID leaf 7, EBX bit 29).
    static let areSupported: Bool = {
        var (eax, ebx, ecx, edx): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
        guard unsafe __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) == 1 else { return false }
        return ebx >> 29 & 1 == 1
    }()

    /// The hash value after one block, FIPS 180-4 §6.2.2.
    @inline(never)
    static func absorb(_ block: SHA256Block, into state: inout SHA256State) {
        var registers = SHA256Registers(state)
        registers.rounds(block)
        state.add(
            SHA256State(
                a: registers.abef.w, b: registers.abef.z, c: registers.cdgh.w, d: registers.cdgh.z,
                e: registers.abef.y, f: registers.abef.x, g: registers.cdgh.y, h: registers.cdgh.x))
    }

    @inline(__always)
    mutating func four(_ words: SIMD4<UInt32>) {
        cdgh = Self.two(cdgh, abef, words)
        abef = Self.two(abef, cdgh, SIMD4(words.z, words.w, 0, 0))
    }

    // Two rounds exchange the registers' parts, four bring them back.
    @inline(__always)
    mutating func fourMore(_ words: SIMD4<UInt32>) { four(words) }

    @inline(__always)
    static func grown(
        _ v0: SIMD4<UInt32>, _ v1: SIMD4<UInt32>, _ v2: SIMD4<UInt32>, _ v3: SIMD4<UInt32>
    ) -> SIMD4<UInt32> {
        let early = words(_mm_sha256msg1_epu32(lanes(v0), lanes(v1)))
        return words(_mm_sha256msg2_epu32(lanes(early &+ SIMD4(v2.y, v2.z, v2.w, v3.x)), lanes(v3)))
    }

    @inline(__always)
    private static func two(
        _ next: SIMD4<UInt32>, _ other: SIMD4<UInt32>, _ sums: SIMD4<UInt32>
    ) -> SIMD4<UInt32> {
        words(_mm_sha256rnds2_epu32(lanes(next), lanes(other), lanes(sums)))
    }

    // Safe, both: vectors of the same size, any bits of which are a value.
    @inline(__always)
    private static func lanes(_ words: SIMD4<UInt32>) -> SIMD2<Int64> {
        unsafe unsafeBitCast(words, to: SIMD2<Int64>.self)
    }

    @inline(__always)
    private static func words(_ lanes: SIMD2<Int64>) -> SIMD4<UInt32> {
        unsafe unsafeBitCast(lanes, to: SIMD4<UInt32>.self)
    }
}
#else
/// Another processor has no such instructions, or we do not know them.
enum SHA256Registers {
    static let areSupported = false

    static func absorb(_ block: SHA256Block, into state: inout SHA256State) { state.absorb(block) }
}
#endif
