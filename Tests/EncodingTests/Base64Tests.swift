import Encoding
import Testing

struct Base64Tests {
    @Test(arguments: Written.rows("encoding/base64.lines"))
    func `encodes and decodes the vectors`(row: [String]) throws {
        let bytes = try #require(Hex.decode(Array(row[0].utf8)))
        #expect(Base64.encodedString(bytes) == row[1])
        #expect(Base64URL.encodedString(bytes) == row[2])
        #expect(try Base64.decode(Array(row[1].utf8)) == bytes)
        #expect(try Base64URL.decode(Array(row[2].utf8)) == bytes)
        #expect(Base64.decodeLenient(Array(row[1].utf8)) == bytes)
        #expect(Base64.decodeLenient(Array(row[2].utf8)) == bytes)
    }

    @Test(arguments: Written.rows("encoding/base64url-refuse.lines"))
    func `base64url takes one spelling only`(row: [String]) {
        let error = #expect(throws: Base64Error.self) { try Base64URL.decode(Array(row[2].utf8)) }
        #expect(error?.kind.rawValue == row[0])
        #expect(error?.offset == Int(row[1]))
    }

    @Test(arguments: Written.rows("encoding/base64-refuse.lines"))
    func `standard base64 takes one spelling only`(row: [String]) {
        let error = #expect(throws: Base64Error.self) { try Base64.decode(Array(row[2].utf8)) }
        #expect(error?.kind.rawValue == row[0])
        #expect(error?.offset == Int(row[1]))
    }

    @Test func `nothing is nothing`() throws {
        #expect(try Base64URL.decode([]) == [] && Base64.decode([]) == [])
        #expect(Base64URL.encode([]) == [] && Base64.encode([]) == [])
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 263])
    func `reads back what it wrote, and refuses every foreign byte anywhere`(count: Int) throws {
        var random = Written.Random(state: UInt64(count))
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = Base64URL.encode(bytes)
        #expect(try Base64URL.decode(text) == bytes)
        #expect(try Base64.decode(Base64.encode(bytes)) == bytes)
        let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        for at in text.indices.prefix(12) {
            for byte in UInt8.min...UInt8.max where !alphabet.contains(byte) {
                var changed = text
                changed[at] = byte
                let error = #expect(throws: Base64Error.self) { try Base64URL.decode(changed) }
                #expect(error?.offset == at)
            }
        }
    }

    @Test func `only one text decodes to the same two bytes`() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        let taken = alphabet.filter { (try? Base64URL.decode([0x59, 0x57, $0])) != nil }
        #expect(taken.count == 16)
        #expect(alphabet.filter { (try? Base64URL.decode([0x59, $0])) != nil }.count == 4)
    }

    @Test func `guesses leniently, not wildly`() {
        #expect(Base64.decodeLenient(Array("-_+/".utf8)) == [0xFB, 0xFF, 0xBF])
        #expect(Base64.decodeLenient(Array("YQ=".utf8)) == [0x61])
        #expect(Base64.decodeLenient(Array("Y Q".utf8)) == nil)
        #expect(Base64.decodeLenient(Array("YR".utf8)) == nil)
        #expect(Base64.decodeLenient(Array("A".utf8)) == nil)
        #expect(Base64.decodeLenient(Array("YQ===".utf8)) == nil)
    }
}
