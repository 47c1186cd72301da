import Encoding

/// What must not be repeated: a token in a place where none belongs.
package enum Redaction {
    /// A path with token-shaped segments left out, cut to what a line holds.
    package static func path(_ path: String) -> String {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            holdsToken(Array(segment.utf8)) ? "(a token)" : String(segment)
        }
        return String(segments.joined(separator: "/").unicodeScalars.prefix(200).map(Character.init))
    }

    /// Whether a text holds something shaped like a token: three parts between dots, of which the first is
    /// base64url of what begins like a JSON object.
    static func holdsToken(_ text: [UInt8]) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let header = parts.first, header.count >= 8 else { return false }
        // Whatever stands before the header, such as `Bearer `, does not make it less of a token.
        let word = header.split { !isBase64($0) }.last ?? header
        guard let start = Base64.decodeLenient(Array(word.prefix(word.count - word.count % 4))) else {
            return false
        }
        return start.first { $0 != 0x20 && !(0x09...0x0D).contains($0) } == UInt8(ascii: "{")
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
        default: false
        }
    }
}
