import Hashing
import Testing

struct SHA256DigestTests {
    let digest = SHA256.hash([0x61, 0x62, 0x63])

    @Test func `gives its bytes one by one as it does together`() {
        #expect(digest.bytes.count == SHA256Digest.byteCount)
        #expect((0..<32).map { digest[$0] } == digest.bytes)
        #expect(digest[0] == 0xba)
        #expect(digest[31] == 0xad)
    }

    @Test func `equals its own bytes`() {
        #expect(equals(digest.bytes))
        #expect(digest == SHA256.hash([0x61, 0x62, 0x63]))
    }

    @Test func `differs from its bytes with any one bit flipped`() {
        for bit in 0..<256 {
            var bytes = digest.bytes
            bytes[bit / 8] ^= 1 << (bit % 8)
            #expect(!equals(bytes), "bit \(bit)")
        }
    }

    @Test func `differs from fewer and from more bytes than 32`() {
        let bytes = digest.bytes
        for count in 0..<32 { #expect(!equals(Array(bytes.prefix(count)))) }
        #expect(!equals(bytes + [0]))
        #expect(!equals(bytes + bytes))
    }

    @Test func `finds its equal and no other in a set`() {
        let digests = Set((0..<200).map { SHA256.hash([UInt8($0)]) })
        #expect(digests.count == 200)
        #expect(digests.contains(SHA256.hash([17])))
        #expect(!digests.contains(digest))
    }

    // `#expect` takes no spans.
    private func equals(_ bytes: [UInt8]) -> Bool { digest.equals(bytes.span) }
}
