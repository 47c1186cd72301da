import Hashing
import Testing

struct SHA256Tests {
    static let published = HashVector.read("sha256.txt")
    static let lengths = HashVector.read("sha256-lengths.txt")
    static let engines = SHA256Engine.allCases.filter(\.isAvailable)

    /// Half a gigabyte takes a second in a release build, half a minute in a debug one.
    private static var isOptimised: Bool {
        #if DEBUG
        false
        #else
        true
        #endif
    }

    @Test(arguments: published, engines)
    func `gives the published digest by every engine`(_ vector: HashVector, _ engine: SHA256Engine) {
        let message = vector.bytes(2)
        var hash = SHA256(by: engine)
        for _ in 0..<vector.number(1) { hash.update(message.span) }
        #expect(hash.finalize().bytes == vector.bytes(3))
    }

    @Test(arguments: published)
    func `gives the published digest of the message as one run`(_ vector: HashVector) {
        let message = Array(repeatElement(vector.bytes(2), count: vector.number(1)).joined())
        #expect(SHA256.hash(message).bytes == vector.bytes(3))
    }

    @Test(.enabled(if: isOptimised), arguments: HashVector.read("sha256-large.txt"))
    func `writes a length of more than 32 bits`(_ vector: HashVector) {
        let piece = [UInt8](repeating: 0x61, count: 65_536)
        var hash = SHA256()
        for _ in 0..<vector.number(1) / piece.count { hash.update(piece.span) }
        #expect(hash.finalize().bytes == vector.bytes(2))
    }

    @Test func `has read its vectors`() {
        #expect(Self.published.count >= 16)
        #expect(Self.lengths.map { $0.number(0) } == Array(0...300))
    }

    @Test func `goes by the instructions where the processor has them, and by plain Swift anywhere`() {
        #expect(SHA256Engine.plain.isAvailable)
        #expect(SHA256Engine.best == (SHA256Engine.instructions.isAvailable ? .instructions : .plain))
    }

    @Test func `gives the same digest for every length in one piece`() {
        for vector in Self.lengths {
            let digest = SHA256.hash(Self.message(vector.number(0)))
            #expect(digest.bytes == vector.bytes(1), "\(vector.number(0)) bytes")
        }
    }

    @Test(arguments: [1, 7, 63, 64, 65], engines)
    func `gives the same digest for every length in pieces by every engine`(
        _ size: Int, _ engine: SHA256Engine
    ) {
        for vector in Self.lengths {
            let message = Self.message(vector.number(0))
            var hash = SHA256(by: engine)
            for start in stride(from: 0, to: message.count, by: size) {
                hash.update(message.span.extracting(start..<min(start + size, message.count)))
            }
            #expect(hash.finalize().bytes == vector.bytes(1), "\(message.count) bytes by \(size)")
        }
    }

    @Test func `reads a run that starts at any address`() {
        let message = Self.message(200)
        for offset in 0..<17 {
            let shifted = [UInt8](repeating: 0xee, count: offset) + message + [0xee]
            let digest = SHA256.hash(shifted.span.extracting(offset..<offset + 200))
            #expect(digest == SHA256.hash(message))
        }
    }

    @Test func `goes on from a copy without touching the original`() {
        var first = SHA256()
        first.update(Self.message(100).span)
        var second = first
        second.update([1].span)
        #expect(first.finalize() == SHA256.hash(Self.message(100)))
        #expect(second.finalize() == SHA256.hash(Self.message(100) + [1]))
    }

    @Test func `takes an empty piece at any time`() {
        let nothing: [UInt8] = []
        var hash = SHA256()
        for byte in Self.message(130) {
            hash.update(nothing.span)
            hash.update([byte].span)
        }
        hash.update(nothing.span)
        #expect(hash.finalize() == SHA256.hash(Self.message(130)))
    }

    /// The message that `sha256-lengths.txt` describes.
    private static func message(_ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: 31 * $0 + length) }
    }
}
