import Hashing
import Testing

struct SHA1Tests {
    static let published = HashVector.read("sha1.txt")

    @Test(arguments: published)
    func `gives the published digests`(_ vector: HashVector) {
        let message = Array(repeatElement(vector.bytes(2), count: vector.number(1)).joined())
        #expect(SHA1.hash(message.span) == vector.bytes(3))
    }

    @Test func `has read its vectors whole`() {
        #expect(Self.published.count == 20)
        #expect(Self.published.allSatisfy { $0.bytes(3).count == 20 })
    }

    @Test func `reads a piece of a longer run`() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        for range in [0..<0, 1..<65, 7..<200, 128..<300] {
            let piece = Array(message[range])
            let digest = SHA1.hash(message.span.extracting(range))
            #expect(digest == SHA1.hash(piece.span), "\(range)")
        }
    }
}
