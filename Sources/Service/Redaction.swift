import Encoding

/// What must not be repeated: a token in a place where none belongs, and what opens something by itself.
package enum Redaction {
    /// A path without what opens something, cut to what a line holds.
    ///
    /// Segments are left out that are shaped like an identity token, or like what participants are handed,
    /// escaped or not.
    package static func path(_ path: String) -> String {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            let bytes = Array(segment.utf8)
            let isSecret = [bytes, PercentEncoding.decode(bytes) ?? []].contains {
                holdsToken($0) || holdsTicket($0)
            }
            return isSecret ? "(a token)" : String(segment)
        }
        return String(segments.joined(separator: "/").unicodeScalars.prefix(200).map(Character.init))
    }

    /// A text with whatever is shaped like a token in it replaced by `(a token)`.
    package static func withoutTokens(_ text: String) -> String {
        var out: [UInt8] = []
        var run: [UInt8] = []
        for byte in text.utf8 {
            if isBase64(byte) || byte == UInt8(ascii: ".") {
                run.append(byte)
            } else {
                out += maskedRun(run)
                out.append(byte)
                run = []
            }
        }
        return String(decoding: out + maskedRun(run), as: UTF8.self)
    }

    /// A run of base64url and dots; a token may stand anywhere in it, as behind the dots of a host.
    private static func maskedRun(_ run: [UInt8]) -> [UInt8] {
        let parts = run.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return run }
        let holds = parts.indices.dropLast(2).contains { start in
            holdsToken(Array(parts[start...(start + 2)].joined(separator: [UInt8(ascii: ".")])))
        }
        return holds ? Array("(a token)".utf8) : run
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

    /// Whether a text holds a run of base64url that is longer than any name here: the URLs of uploads,
    /// downloads and sockets carry 76 letters, and tokens of participants are the same.
    private static func holdsTicket(_ text: [UInt8]) -> Bool {
        text.split { !isBase64($0) }.contains { $0.count >= 64 }
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
        default: false
        }
    }
}
