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
        for known in all where known.encoded.count == range.count && token.starts(with: known.encoded) {
            return known
        }
        return nil
    }
}
