import Encoding

/// The two headers that nearly every JWT library writes, read once for all tokens.
struct KnownHeader: Sendable {
    let part: TokenPart
    let document: TokenDocument
    private let encoded: [UInt8]

    private init(_ text: String) {
        let bytes = Array(text.utf8)
        encoded = Base64URL.encode(bytes.span)
        part = .bytes(bytes)
        document = TokenDocument(reading: part, .strict)
    }

    private static let all = [
        KnownHeader(#"{"alg":"HS256","typ":"JWT"}"#), KnownHeader(#"{"typ":"JWT","alg":"HS256"}"#),
    ]

    /// The known header that a token begins with; nil for any other.
    static func of(_ token: [UInt8], _ range: Range<Int>) -> KnownHeader? {
        for index in all.indices where all[index].begins(token, range) { return all[index] }
        return nil
    }

    /// Whether a token's first part is this one, eight characters at a time.
    private func begins(_ token: [UInt8], _ range: Range<Int>) -> Bool {
        let count = encoded.count
        guard range == 0..<count else { return false }
        var at = 0
        while at < count {
            // Safe: both have `count` bytes, and a known header has 36. The last eight overlap those before.
            let place = min(at, count - 8)
            let one = unsafe token.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            let other = unsafe encoded.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            if one != other { return false }
            at += 8
        }
        return true
    }
}
