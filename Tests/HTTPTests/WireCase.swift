import Support
import Testing

/// One case file: `#` says why, `>` is what is sent (with escapes), `=` what must come out of it.
struct WireCase: CustomTestStringConvertible, Sendable {
    let name: String
    let sent: [UInt8]
    /// One line for each thing expected, as written.
    let expected: [String]

    var testDescription: String { name }

    init(_ path: String) {
        name = path
        var (sent, expected): ([UInt8], [String]) = ([], [])
        for line in Repository.text("Fixtures/" + path).split(separator: "\n") {
            if line.hasPrefix("> ") { sent += Self.unescaped(line.dropFirst(2)) }
            if line.hasPrefix("= ") { expected.append(String(line.dropFirst(2))) }
        }
        (self.sent, self.expected) = (sent, expected)
    }

    static func all(_ folder: String) -> [WireCase] {
        Repository.fixtures(in: folder, ending: ".http").map { WireCase($0) }
    }

    /// The bytes of a text with `\r \n \t \0 \\ \xHH`.
    static func unescaped(_ text: Substring) -> [UInt8] {
        var (out, rest) = ([UInt8](), Array(text.utf8)[...])
        while let octet = rest.popFirst() {
            guard octet == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
                out.append(octet)
                continue
            }
            switch kind {
            case UInt8(ascii: "r"): out.append(13)
            case UInt8(ascii: "n"): out.append(10)
            case UInt8(ascii: "t"): out.append(9)
            case UInt8(ascii: "0"): out.append(0)
            case UInt8(ascii: "x"):
                out.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 63)
                rest = rest.dropFirst(2)
            default: out.append(kind)
            }
        }
        return out
    }
}
