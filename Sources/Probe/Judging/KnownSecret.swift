import Encoding

/// A secret of ours, under a name that may be told, and the spellings in which it may leak.
package struct KnownSecret: Sendable {
    /// What it is, like `key 2026-11 of widget shop`.
    package let name: String
    private let spellings: [(words: String, bytes: [UInt8])]

    /// The shortest secret that is looked for, in bytes: a shorter one may stand anywhere by chance.
    package static let shortest = 6

    /// A secret and its name; nil where it is too short to look for.
    package init?(name: String, secret: [UInt8]) {
        guard secret.count >= Self.shortest else { return nil }
        self.name = name
        // Whole groups of three alone: what follows the secret would change the last group.
        let groups = Array(secret.prefix(secret.count / 3 * 3))
        let hex = Hex.encode(secret)
        let spellings = [
            ("as it is", secret), ("as it is, escaped for JSON", Self.escaped(secret)),
            ("as it is, escaped for HTML", Self.escapedForHTML(secret)),
            ("in base64", Base64.encode(groups)), ("in base64url", Base64URL.encode(groups)),
            ("in hexadecimal", hex),
            ("in hexadecimal", hex.map { $0 >= UInt8(ascii: "a") ? $0 - 0x20 : $0 }),
        ]
        self.spellings = spellings.map { (words: $0.0, bytes: $0.1) }
    }

    /// How the secret stands in some bytes, like `in base64`; nil where it does not.
    func spelling(in bytes: [UInt8]) -> String? {
        spellings.first { Self.place(of: $0.bytes, in: bytes, from: 0) != nil }?.words
    }

    /// Where the secret begins in some bytes, in order, at most so many times of each spelling.
    func places(in bytes: [UInt8], atMost maximum: Int) -> [(place: Int, words: String)] {
        var found: [(place: Int, words: String)] = []
        for (words, spelling) in spellings {
            var start = 0
            var count = 0
            while count < maximum, let place = Self.place(of: spelling, in: bytes, from: start) {
                if !found.contains(where: { $0.place == place }) { found.append((place, words)) }
                start = place + spelling.count
                count += 1
            }
        }
        return found.sorted { $0.place < $1.place }
    }

    /// The bytes with every spelling of the secret taken out.
    func removed(from bytes: [UInt8]) -> [UInt8] {
        spellings.reduce(bytes) { Self.replacing($1.bytes, in: $0, by: "(secret)") }
    }

    /// The bytes with every occurrence of some bytes replaced by a word.
    static func replacing(_ needle: [UInt8], in bytes: [UInt8], by word: StaticString) -> [UInt8] {
        guard var place = place(of: needle, in: bytes, from: 0) else { return bytes }
        var out: [UInt8] = []
        var start = 0
        while true {
            out += bytes[start..<place]
            out += "\(word)".utf8
            start = place + needle.count
            guard let next = Self.place(of: needle, in: bytes, from: start) else { break }
            place = next
        }
        return out + bytes[start...]
    }

    /// Where some bytes first stand in others, not before `start`; nil where they do not.
    static func place(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, bytes.count - start >= needle.count else { return nil }
        let (text, wanted) = (bytes.span, needle.span)
        for at in start...(bytes.count - needle.count) where text[at] == first {
            var length = 1
            while length < needle.count, text[at + length] == wanted[length] { length += 1 }
            if length == needle.count { return at }
        }
        return nil
    }

    private static func escaped(_ secret: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(String(decoding: secret, as: UTF8.self))
        return Array(writer.bytes.dropFirst().dropLast())
    }

    /// As HTML's writers have it (HTML standard §13.3), and the quotes besides.
    private static func escapedForHTML(_ secret: [UInt8]) -> [UInt8] {
        secret.flatMap { (octet: UInt8) -> [UInt8] in
            switch octet {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            case UInt8(ascii: ">"): Array("&gt;".utf8)
            case UInt8(ascii: "\""): Array("&quot;".utf8)
            case UInt8(ascii: "'"): Array("&#39;".utf8)
            default: [octet]
            }
        }
    }
}
