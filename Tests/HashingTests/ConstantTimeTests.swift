import Hashing
import Testing

struct ConstantTimeTests {
    @Test func `finds runs of any length equal to themselves`() {
        for length in 0...70 {
            let bytes = (0..<length).map { UInt8($0) }
            let again = bytes.map { $0 }
            #expect(equal(bytes, again), "\(length) bytes")
        }
    }

    @Test(arguments: [1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 64])
    func `sees any one bit flipped`(_ length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: 37 * $0) }
        for bit in 0..<8 * length {
            var other = bytes
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(!equal(bytes, other), "bit \(bit)")
        }
    }

    @Test func `is not fooled by differences that cancel out`() {
        #expect(!equal([1, 1], [0, 0]))
        #expect(!equal([0x80, 0x80], [0, 0]))
        #expect(!equal([1, 255], [0, 0]))
    }

    @Test func `refuses a run that only begins like the other`() {
        let bytes: [UInt8] = [1, 2, 3]
        #expect(!equal(bytes, [1, 2]))
        #expect(!equal([], bytes))
        #expect(!equal([1, 2, 3, 0], bytes))
    }

    // `#expect` takes no spans.
    private func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { ConstantTime.equal(a.span, b.span) }
}
