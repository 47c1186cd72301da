import Encoding

/// The query of a target, read as `name=value` pairs when it is asked; `+` stays `+` (RFC 3986 §3.4).
///
/// A pair whose escapes or UTF-8 are broken is never found; `isMalformed` says that there is one.
package struct Query: Sendable {
    private let bytes: [UInt8]
    private let start: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        start = range.lowerBound
        end = range.upperBound
    }

    /// The query as it was sent, without its question mark; empty where there is none.
    package var raw: String { String(copying: bytes.span, start..<end) }

    /// Whether there is nothing after the question mark, or no question mark.
    package var isEmpty: Bool { start == end }

    /// The first value of a name.
    package subscript(_ name: StaticString) -> String? {
        for pair in pairs where isNamed(pair, name) {
            if let value = text(pair.value) { return value }
        }
        return nil
    }

    /// All values of a name, in order.
    package func values(of name: StaticString) -> [String] {
        pairs.filter { isNamed($0, name) }.compactMap { text($0.value) }
    }

    /// Every pair, decoded and in order; one without `=` has an empty value.
    package var items: [(name: String, value: String)] {
        pairs.compactMap { pair in
            guard let name = text(pair.name), let value = text(pair.value) else { return nil }
            return (name, value)
        }
    }

    /// Whether an escape is broken or a decoded name or value is not UTF-8.
    package var isMalformed: Bool { pairs.contains { text($0.name) == nil || text($0.value) == nil } }

    private struct Pair {
        let name: Range<Int>
        let value: Range<Int>
    }

    private var pairs: [Pair] {
        var found: [Pair] = []
        var from = start
        while from < end {
            var to = from
            while to < end, bytes[to] != 0x26 { to += 1 }
            if from < to { found.append(pair(from..<to)) }
            from = to + 1
        }
        return found
    }

    private func pair(_ range: Range<Int>) -> Pair {
        guard let equals = bytes[range].firstIndex(of: 0x3D) else {
            return Pair(name: range, value: range.upperBound..<range.upperBound)
        }
        return Pair(name: range.lowerBound..<equals, value: (equals + 1)..<range.upperBound)
    }

    private func isNamed(_ pair: Pair, _ name: StaticString) -> Bool {
        if Octet.equals(bytes.span, pair.name, name) { return true }
        guard let decoded = decoded(pair.name) else { return false }
        return Octet.equals(decoded.span, 0..<decoded.count, name)
    }

    private func text(_ range: Range<Int>) -> String? {
        decoded(range).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private func decoded(_ range: Range<Int>) -> [UInt8]? {
        bytes[range].contains(0x25)
            ? PercentEncoding.decode(bytes.span.extracting(range)) : Array(bytes[range])
    }
}
