@testable import Command

/// One run of the tool within this process: what it said, and how it ended.
struct Run {
    let code: ExitCode
    let output: [String]
    let errors: [String]

    /// All of stdout.
    var text: String { output.joined(separator: "\n") }
    /// All of stderr.
    var complaint: String { errors.joined(separator: "\n") }
    /// Both.
    var everything: String { text + "\n" + complaint }

    init(_ words: String..., input: [UInt8] = [], hasColour: Bool = false) {
        self.init(words: words, input: input, hasColour: hasColour)
    }

    init(words: [String], input: [UInt8] = [], hasColour: Bool = false) {
        let heard = Heard()
        let console = Console(
            output: { heard.output.append($0) }, error: { heard.errors.append($0) },
            input: { Array(input.prefix($0 + 1)) }, hasColour: hasColour)
        code = CommandLineTool(console: console).run(words)
        output = heard.output
        errors = heard.errors
    }

    private final class Heard {
        var output: [String] = []
        var errors: [String] = []
    }
}
