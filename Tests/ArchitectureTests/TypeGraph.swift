/// Which file defines a type and which files name it: tokens, not meaning.
struct TypeGraph {
    /// For each file, the files whose types it names.
    let arrows: [String: Set<String>]

    private static let keywords: Set<Substring> = [
        "struct", "enum", "class", "protocol", "actor", "typealias",
    ]

    init(_ files: [SourceFile]) {
        var owners: [String: [String]] = [:]
        for file in files {
            for name in Self.definitions(in: file) { owners[name, default: []].append(file.path) }
        }
        // A name that two files define says nothing about either.
        let owner = owners.filter { $0.value.count == 1 }.compactMapValues(\.first)
        var arrows: [String: Set<String>] = [:]
        for file in files {
            let named = Set(file.code.flatMap(Self.names)).compactMap { owner[$0] }
            arrows[file.path] = Set(named).subtracting([file.path])
        }
        self.arrows = arrows
    }

    /// The types that a file defines, at the top or one level in.
    static func definitions(in file: SourceFile) -> Set<String> {
        var found: Set<String> = []
        for line in file.code where line.prefix(5).filter({ $0 == " " }).count <= 4 {
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" }
            guard let place = words.firstIndex(where: keywords.contains), place + 1 < words.count else {
                continue
            }
            let modifiers = words[..<place]
            guard modifiers.allSatisfy({ $0.hasPrefix("@") || Self.modifiers.contains($0) }) else { continue }
            found.insert(String(words[place + 1]))
        }
        return found
    }

    private static let modifiers: Set<Substring> = [
        "package", "public", "internal", "private", "fileprivate", "final", "indirect", "unsafe",
    ]

    private static func names(_ line: String) -> [String] {
        line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.filter { $0.first?.isUppercase ?? false }
            .map(String.init)
    }
}
