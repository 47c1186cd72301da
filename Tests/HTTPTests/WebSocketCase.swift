import Support
import Testing

/// One case file: `#` says why, `@` sets up the reader, `>` is what the peer sends in hexadecimal digits
/// (`*N` repeats a group, `#` begins a remark), `=` what must come out of it, in order.
struct WebSocketCase: CustomTestStringConvertible, Sendable {
    let name: String
    let sent: [UInt8]
    /// One line for each thing expected, spelled as `WebSocketFeeding` tells it.
    let expected: [String]
    let isClient: Bool
    let limit: Int

    var testDescription: String { name }

    static let all = Repository.fixtures(in: "websocket/frames", ending: ".frames").map { WebSocketCase($0) }

    init(_ path: String) {
        let lines = Repository.lines(path)
        name = String(path.split(separator: "/").last?.dropLast(7) ?? "")
        expected = lines.filter { $0.hasPrefix("= ") }.map { Self.event(String($0.dropFirst(2))) }
        isClient = lines.contains("@ client")
        let limits = lines.filter { $0.hasPrefix("@ limit ") }
        limit = limits.first.flatMap { Int($0.dropFirst(8)) } ?? 65_536
        sent = lines.filter { $0.hasPrefix("> ") }.flatMap { line in
            line.dropFirst(2).prefix { $0 != "#" }.split(separator: " ").flatMap(Self.bytes)
        }
    }

    /// The bytes of hexadecimal digits; `*N` behind them says how often they stand there.
    static func bytes(_ group: Substring) -> [UInt8] {
        let parts = group.split(separator: "*")
        let digits = (parts.first ?? "").compactMap(\.hexDigitValue)
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
        return Array(repeatElement(bytes, count: count).joined())
    }

    /// Digits and texts as they come out of the reader: every byte spelled out.
    private static func event(_ line: String) -> String {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard words.count == 2 else { return line }
        switch words[0] {
        case "pong", "binary": return "\(words[0]) \(hex(bytes(words[1])))"
        case "text":
            let parts = words[1].split(separator: " * ")
            guard parts.count == 2, let count = Int(parts[1]) else {
                return "text \(hex(WireCase.unescaped(words[1])))"
            }
            return "text \(hex(Array(repeatElement(WireCase.unescaped(parts[0]), count: count).joined())))"
        default: return line
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
