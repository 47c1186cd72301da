import Support
import Testing

/// One line of a file of cases: its columns, parted by ` | `; the last may hold anything.
struct CaseLine: CustomTestStringConvertible {
    let line: String
    let columns: [String]

    var testDescription: String { line }

    /// A text without its mark `^`, and the column, from 1, where the mark stood.
    static func unmarked(_ text: String) -> (text: String, column: Int) {
        let before = text.utf8.prefix { $0 != UInt8(ascii: "^") }.count
        return (text.replacing("^", with: ""), before + 1)
    }

    /// The lines of a file with so many columns; one with fewer has empty ones behind.
    static func read(_ path: String, columns count: Int) -> [CaseLine] {
        Repository.lines(path).map { line in
            let parts = line.split(separator: "|", maxSplits: count - 1).map(trimmed)
            let missing = Array(repeating: "", count: count - parts.count)
            return CaseLine(line: line, columns: parts + missing)
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
