import Testing

/// Design, section 5: the rules of the house.
@Suite struct StyleTests {
    @Test(arguments: SourceFile.all + SourceFile.tests)
    func `a file has at most 300 lines of at most 110 columns`(_ file: SourceFile) {
        #expect(file.lines.count <= 301)
        for (number, line) in file.lines.enumerated() {
            #expect(line.unicodeScalars.count <= 110, "line \(number + 1)")
        }
    }

    @Test(arguments: SourceFile.all + SourceFile.tests)
    func `a function has at most 40 lines`(_ file: SourceFile) {
        for function in FunctionLengths(file).functions {
            #expect(function.lines <= 40, "\(function.name)")
        }
    }

    @Test(arguments: SourceFile.all)
    func `a file holds none of the words that the house does without`(_ file: SourceFile) {
        let banned = ["try!", "as!", "fatalError", "TODO", "FIXME", "Date()", "@testable", "public "]
        let printing = ["Command", "bench"].contains(file.target) ? [] : [" print("]
        for (number, line) in file.code.enumerated() {
            for word in banned + printing where " \(line)".contains(word) {
                Issue.record("line \(number + 1) says \(word)")
            }
        }
    }

    /// The release build counts references without atomic instructions: see the manifest.
    @Test(arguments: SourceFile.all)
    func `a file makes no thread and no task`(_ file: SourceFile) {
        let makers = [
            "pthread_create", "Thread", "Dispatch", "Task {", "Task(", "Task.", "TaskGroup", "async let",
            "actor ", "import Synchronization",
        ]
        for (number, line) in file.code.enumerated() {
            for word in makers where " \(line)".contains(word) {
                Issue.record("line \(number + 1) says \(word)")
            }
        }
    }

    @Test(arguments: SourceFile.all)
    func `what crosses a target has a doc comment`(_ file: SourceFile) {
        let kinds = [
            "func ", "init", "var ", "let ", "struct ", "enum ", "class ", "protocol ", "case ", "subscript",
        ]
        for (number, line) in file.lines.enumerated() {
            let words = line.drop { $0 == " " }
            guard words.hasPrefix("package "), !words.hasPrefix("package import") else { continue }
            guard kinds.contains(where: { words.contains($0) }) else { continue }
            let above = file.lines[..<number].last { !$0.drop { $0 == " " }.hasPrefix("@") }
            #expect(above?.drop { $0 == " " }.hasPrefix("///") ?? false, "line \(number + 1)")
        }
    }

    @Test func `no two files name each other's types`() {
        let arrows = TypeGraph(SourceFile.all).arrows
        for (file, others) in arrows {
            for other in others where file < other && (arrows[other] ?? []).contains(file) {
                Issue.record("\(file) and \(other) name each other")
            }
        }
    }
}

/// The functions of a file and their lengths, by indentation.
struct FunctionLengths {
    let functions: [(name: String, lines: Int)]

    init(_ file: SourceFile) {
        var found: [(name: String, lines: Int)] = []
        let lines = file.lines
        for (start, line) in lines.enumerated() {
            let words = line.drop { $0 == " " }
            guard line.hasSuffix("{"),
                ["func ", "init(", "init?(", "subscript("].contains(where: { words.contains($0) }),
                !words.hasPrefix("//")
            else { continue }
            let closing = String(repeating: " ", count: line.count - words.count) + "}"
            guard let end = lines[start...].firstIndex(where: { $0 == closing }) else { continue }
            found.append((String(words.prefix(80)), end - start - 1))
        }
        functions = found
    }
}
