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
        for index in token.indices where token[index] == UInt8(ascii: ".") {
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
