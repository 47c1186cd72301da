/// SHA-256 (FIPS 180-4 §6.2), fed in pieces of any size.
///
/// Whole blocks are read where they lie; at most 63 bytes wait here for the rest of theirs. Nothing is
/// allocated. Messages end at 2^61 bytes, which no input reaches.
package struct SHA256: Sendable {
    private var state: SHA256State
    private var waiting: [64 of UInt8]
    private var byteCount: UInt64
    private let engine: SHA256Engine

    /// A hash that has taken no byte yet, by an engine that is available here.
    package init(by engine: SHA256Engine = .best) {
        precondition(engine.isAvailable, "this processor has no such instructions")
        self.init(after: .initial, byteCount: 0, by: engine)
    }

    /// A hash that goes on where `byteCount` bytes, a multiple of 64, have led to `state`.
    init(after state: SHA256State, byteCount: UInt64, by engine: SHA256Engine) {
        self.state = state
        self.byteCount = byteCount
        self.engine = engine
        waiting = .init(repeating: 0)
    }

    /// The digest of these bytes alone.
    package static func hash(_ bytes: Span<UInt8>) -> SHA256Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// The digest of these bytes alone.
    package static func hash(_ bytes: [UInt8]) -> SHA256Digest { hash(bytes.span) }

    /// Takes the next bytes of the message, as many as there are.
    package mutating func update(_ bytes: Span<UInt8>) {
        var start = 0
        let held = Int(truncatingIfNeeded: byteCount & 63)
        byteCount &+= UInt64(bytes.count)
        if held > 0 {
            start = min(64 - held, bytes.count)
            keep(bytes, 0..<start, at: held)
            guard held + start == 64 else { return }
            engine.absorb(SHA256Block(waiting.span, at: 0), into: &state)
        }
        while bytes.count - start >= 64 {
            engine.absorb(SHA256Block(bytes, at: start), into: &state)
            start += 64
        }
        keep(bytes, start..<bytes.count, at: 0)
    }

    /// The digest of all bytes taken; the hash is spent.
    package consuming func finalize() -> SHA256Digest {
        let state = closed()
        return SHA256Digest(
            a: state.a, b: state.b, c: state.c, d: state.d, e: state.e, f: state.f, g: state.g, h: state.h)
    }

    /// The words of the digest: a one bit, zeros and the length in bits end the message (FIPS 180-4 §5.1.1).
    consuming func closed() -> SHA256State {
        let held = Int(truncatingIfNeeded: byteCount & 63)
        waiting[held] = 0x80
        for index in held + 1..<64 { waiting[index] = 0 }
        if held >= 56 {
            engine.absorb(SHA256Block(waiting.span, at: 0), into: &state)
            for index in 0..<56 { waiting[index] = 0 }
        }
        var block = SHA256Block(waiting.span, at: 0)
        block.v3.z = UInt32(truncatingIfNeeded: byteCount &>> 29)
        block.v3.w = UInt32(truncatingIfNeeded: byteCount &<< 3)
        engine.absorb(block, into: &state)
        return state
    }

    private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>, at position: Int) {
        for index in range { waiting[position + index - range.lowerBound] = bytes[index] }
    }
}
