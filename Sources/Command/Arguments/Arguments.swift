import Encoding

/// The words behind a command, sorted: flags with their values, and operands.
struct Arguments {
    private let values: [String: [String]]
    /// What stands without a flag, in order.
    let operands: [String]
    /// The operands behind `--`; nil without it.
    let command: [String]?

    /// No words at all.
    static let none = Arguments(values: [:], operands: [], command: nil)

    private init(values: [String: [String]], operands: [String], command: [String]?) {
        self.values = values
        self.operands = operands
        self.command = command
    }

    /// Sorts the words; an unknown flag is refused with the nearest known one.
    init(_ words: [String], of command: String, flags: [Flag], operands allowed: Operands)
        throws(CommandFailure)
    {
        var values: [String: [String]] = [:]
        var operands: [String] = []
        var behind: [String]?
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            if word == "--" {
                behind = Array(words[index...])
                break
            }
            guard word.utf8.first == UInt8(ascii: "-"), word != "-" else {
                operands.append(word)
                continue
            }
            let (name, inline) = Self.split(word)
            let flag = try Self.flag(named: name, among: flags, of: command)
            let value = try Self.value(of: flag, inline: inline, words, &index)
            if !flag.isRepeatable, values[name] != nil { throw .usage("\(name) stands twice") }
            values[name, default: []].append(value)
        }
        operands += behind ?? []
        self.values = values
        self.operands = operands
        self.command = behind
        if operands.count > allowed.maximum {
            throw .usage(
                "\(command) takes \(allowed.words), and there is "
                    + "\"\(operands[allowed.maximum].prefix(60))\" too",
                more: "chatgate \(command) --help")
        }
    }

    /// The value of a flag; nil where it was not given.
    subscript(_ flag: String) -> String? { values[flag]?.last }

    /// Every value of a flag that may be repeated.
    func all(_ flag: String) -> [String] { values[flag] ?? [] }

    /// The same words, with a value for a flag that they do not give.
    func assuming(_ flag: String, _ value: String) -> Arguments {
        Arguments(
            values: values.merging([flag: [value]]) { given, _ in given }, operands: operands,
            command: command)
    }

    /// Whether help is asked for, before anything else is looked at.
    static func asksForHelp(_ words: [String]) -> Bool {
        words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }

    private static func split(_ word: String) -> (String, String?) {
        guard let parts = word.parted(at: "=") else { return (word, nil) }
        return (parts.before, parts.behind)
    }

    private static func flag(
        named name: String, among flags: [Flag], of command: String
    ) throws(CommandFailure) -> Flag {
        if let flag = flags.first(where: { $0.name == name }) { return flag }
        let nearest = Spelling.nearest(to: name, among: flags.map(\.name) + ["--help"])
        throw .usage(
            "\(command) has no flag \(name.prefix(60))"
                + (nearest.map { "; did you mean \($0)?" } ?? ""),
            more: "chatgate \(command) --help")
    }

    private static func value(
        of flag: Flag, inline: String?, _ words: [String], _ index: inout Int
    ) throws(CommandFailure) -> String {
        guard let placeholder = flag.value else {
            if inline != nil { throw .usage("\(flag.name) takes no value") }
            return ""
        }
        if let inline { return inline }
        guard index < words.count else {
            throw .usage("\(flag.name) wants a value: \(flag.name) \(placeholder)")
        }
        defer { index += 1 }
        return words[index]
    }
}
