import Hashing
import Testing

struct SHA512Tests {
    static let published = HashVector.read("sha512.txt")
    static let codes = HashVector.read("hmac-sha512.txt")

    @Test(arguments: published)
    func `gives the published digests`(_ vector: HashVector) {
        let message = Array(repeatElement(vector.bytes(2), count: vector.number(1)).joined())
        #expect(SHA512.hash(message.span, .bits384) == vector.bytes(3))
        #expect(SHA512.hash(message.span, .bits512) == vector.bytes(4))
    }

    @Test(arguments: codes)
    func `gives the published codes`(_ vector: HashVector) {
        for (length, column) in [(SHA512.Length.bits384, 3), (.bits512, 4)] {
            let expected = vector.bytes(column)
            let code = SHA512.authenticate(vector.bytes(2).span, key: vector.bytes(1), length)
            #expect(code.count == length.byteCount)
            #expect(Array(code.prefix(expected.count)) == expected)
        }
    }

    @Test func `has read its vectors whole`() {
        #expect(Self.published.count == 22)
        #expect(Self.codes.count == 15)
        // RFC 4231 §4.6 is the only one that is cut.
        #expect(Self.codes.filter { $0.bytes(4).count != 64 }.map(\.testDescription) == ["rfc4231-5"])
    }

    @Test func `reads a piece of a longer run`() {
        let message = (0..<400).map { UInt8(truncatingIfNeeded: $0) }
        for range in [0..<0, 1..<129, 7..<300, 128..<400] {
            let piece = Array(message[range])
            let digest = SHA512.hash(message.span.extracting(range), .bits512)
            #expect(digest == SHA512.hash(piece.span, .bits512), "\(range)")
        }
    }
}
