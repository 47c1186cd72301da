import Hashing
import Testing

struct HMACSHA256KeyTests {
    static let published = HashVector.read("hmac-sha256.txt")

    @Test(arguments: published)
    func `gives the published code`(_ vector: HashVector) {
        let expected = vector.bytes(3)
        let code = HMACSHA256Key(vector.bytes(1)).authenticate(vector.bytes(2).span)
        #expect(Array(code.bytes.prefix(expected.count)) == expected)
    }

    @Test func `has read its vectors whole`() {
        #expect(Self.published.count >= 18)
        // RFC 4231 §4.6 is the only one that is cut.
        #expect(Self.published.filter { $0.bytes(3).count != 32 }.map(\.testDescription) == ["rfc4231-5"])
    }

    @Test func `serves many messages with one key`() {
        let key = HMACSHA256Key([1, 2, 3])
        let first = key.authenticate([4].span)
        let second = key.authenticate([5].span)
        #expect(first != second)
        let again = key.authenticate([4].span)
        #expect(first == again)
    }

    @Test func `is what RFC 2104 writes for a message of any length`() {
        let secret = [UInt8](repeating: 0x5a, count: 20)
        let padded = secret + [UInt8](repeating: 0, count: 44)
        let key = HMACSHA256Key(secret.span)
        for length in 0...130 {
            let message = [UInt8](repeating: UInt8(length), count: length)
            let inner = SHA256.hash(padded.map { $0 ^ 0x36 } + message)
            let outer = SHA256.hash(padded.map { $0 ^ 0x5c } + inner.bytes)
            let code = key.authenticate(message.span)
            #expect(code == outer, "\(length) bytes")
        }
    }

    @Test func `tells keys apart by their last byte`() {
        for length in [1, 32, 64, 65, 200] {
            let secret = [UInt8](repeating: 7, count: length)
            var other = secret
            other[length - 1] ^= 1
            let code = HMACSHA256Key(secret).authenticate([0].span)
            let otherCode = HMACSHA256Key(other).authenticate([0].span)
            #expect(code != otherCode, "\(length) bytes")
        }
    }
}
