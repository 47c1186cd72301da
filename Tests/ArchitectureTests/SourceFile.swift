import Support
import Testing

/// One Swift file under `Sources/`, as the rules of the house look at it.
struct SourceFile: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String

    static let all: [SourceFile] = Repository.files(under: "Sources").filter { $0.hasSuffix(".swift") }
        .map { SourceFile(path: $0, text: Repository.text($0)) }

    static let tests: [SourceFile] = Repository.files(under: "Tests").filter { $0.hasSuffix(".swift") }
        .map { SourceFile(path: $0, text: Repository.text($0)) }

    var testDescription: String { path }

    /// The target that the file belongs to.
    var target: String { String(path.split(separator: "/")[1]) }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules that the file imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place < 2, place + 1 < words.count else {
                return nil
            }
            return String(words[place + 1])
        }
    }

    /// The lines without comments and strings, for looking at words.
    var code: [String] {
        lines.map { line in
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("//") { return "" }
            var code = ""
            var isInString = false
            var previous: Character = " "
            for character in line {
                if character == "\"", previous != "\\" {
                    isInString.toggle()
                } else if !isInString {
                    code.append(character)
                }
                previous = character
            }
            return code.components(before: "//")
        }
    }
}

extension String {
    fileprivate func components(before mark: String) -> String {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(mark) { return String(self[..<rest.startIndex]) }
            rest = rest.dropFirst()
        }
        return self
    }
}
