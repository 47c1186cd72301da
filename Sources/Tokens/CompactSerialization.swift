/// The three parts of a token in JWS compact form (RFC 7515 §7.1), as ranges of the received bytes.
///
///     eyJhbGciOi…  .  eyJzdWIiOi…  .  dBjftJeZ4C…
///     header          payload          signature
///     └────── signing input ─────┘
struct CompactSerialization: Sendable, Equatable {
    let header: Range<Int>
    let payload: Range<Int>
    let signature: Range<Int>

    /// The exact bytes that the MAC covers.
    var signingInput: Range<Int> { 0..<payload.upperBound }

    /// Why a text is no compact serialization.
    enum Fault: Error, Equatable {
        case surroundedByBlank
        case quoted
        case schemePrefix
        case jsonSerialization
        case noToken
        case encrypted
        case parts(Int)
        case emptyPart(String)
    }

    /// Finds the two dots; stops at the sixth part, so that a text of dots costs no more than a short one.
    init(_ token: [UInt8]) throws(Fault) {
        if let fault = Self.surroundings(of: token) { throw fault }
        var dots: [4 of Int] = .init(repeating: 0)
        var count = 0
        let bytes = token.span
        var index = -1
        while let next = Self.dot(in: bytes, after: index) {
            index = next
            // RFC 7516 §3.1: five parts are an encrypted token; more are nothing known.
            if count == 4 { throw .parts(6) }
            dots[count] = index
            count += 1
        }
        switch count {
        case 2: break
        case 4: throw .encrypted
        case 0: throw Self.wordsInsteadOfToken(token)
        default: throw .parts(count + 1)
        }
        if dots[0] == 0 { throw .emptyPart("header") }
        if dots[1] == dots[0] + 1 { throw .emptyPart("payload") }
        header = 0..<dots[0]
        payload = dots[0] + 1..<dots[1]
        // An empty signature is well formed and never holds (contract, section 6).
        signature = dots[1] + 1..<token.count
    }

    /// The next dot; eight bytes are passed over at a time while there is none in them.
    private static func dot(in bytes: Span<UInt8>, after last: Int) -> Int? {
        let raw = unsafe bytes.bytes
        var index = last + 1
        while index + 8 <= bytes.count {
            // A byte of the difference is zero where a dot stands; the usual test for a zero byte in a word.
            let loaded = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let word = UInt64(littleEndian: loaded) ^ 0x2E2E_2E2E_2E2E_2E2E
            let zero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zero != 0 { return index + zero.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ".") { return index }
            index += 1
        }
        return nil
    }

    private static func surroundings(of token: [UInt8]) -> Fault? {
        guard let first = token.first, let last = token.last else { return .noToken }
        if isBlank(first) || isBlank(last) { return .surroundedByBlank }
        if isQuote(first) || isQuote(last) { return .quoted }
        if first == UInt8(ascii: "{") { return .jsonSerialization }
        if token.count > 7, token[6] == 0x20,
            token[..<6].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 })
        {
            return .schemePrefix
        }
        return nil
    }

    private static func wordsInsteadOfToken(_ token: [UInt8]) -> Fault {
        for words in ["[object Object]", "[object Promise]", "undefined", "null", "None", "nil"]
        where token.elementsEqual(words.utf8) {
            return .noToken
        }
        return .parts(1)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    }
}
