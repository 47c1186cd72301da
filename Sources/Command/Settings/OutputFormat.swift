/// The form of a report.
enum OutputFormat: String {
    case text
    case json

    init(_ arguments: Arguments) throws(CommandFailure) {
        guard let word = arguments["--format"] else {
            self = .text
            return
        }
        guard let format = OutputFormat(rawValue: word) else {
            throw .usage("--format is text or json, not \(word.prefix(60))")
        }
        self = format
    }
}
