import Conversations
import Encoding

/// What `replay` is asked to do, read from its words.
struct ReplaySettings {
    /// A report and where it goes.
    struct Report {
        let form: ReportForm
        let file: String
    }

    /// What stands without a flag: files, and folders that hold some.
    let operands: [String]
    /// The gateway to replay against; nil: one of its own, in this process.
    let target: GatewayAddress?
    let reports: [Report]
    /// What a fixture's name or file must hold to be played; nil: all are.
    let filter: String?
    /// The widget whose fixtures alone are played; nil: all are.
    let widget: String?
    let failsFast: Bool
    /// The command that repeats a fixture, up to the file's name.
    let command: String

    init(_ arguments: Arguments) throws(CommandFailure) {
        guard !arguments.operands.isEmpty else {
            throw .usage(
                "replay wants a fixture, or a folder that holds some", more: "chatgate replay --help")
        }
        operands = arguments.operands
        target = try Self.target(arguments)
        var reports: [Report] = []
        for word in arguments.all("--report") { reports.append(try Self.report(word)) }
        self.reports = reports
        filter = arguments["--filter"]
        widget = arguments.setting(.widget, environment: SystemEnvironment.variable)?.value
        failsFast = arguments["--fail-fast"] != nil
        command = ["--config", "--target"].reduce("chatgate replay") { words, flag in
            arguments[flag].map { "\(words) \(flag) \($0)" } ?? words
        }
    }

    /// Whether a fixture is wanted.
    func takes(_ fixture: Fixture) -> Bool {
        if let widget, !fixture.widgetID.utf8.elementsEqual(widget.utf8) { return false }
        guard let filter else { return true }
        return fixture.name.contains(filter) || fixture.text.file.contains(filter)
    }

    private static func target(_ arguments: Arguments) throws(CommandFailure) -> GatewayAddress? {
        guard let url = arguments["--target"] else { return nil }
        guard let address = GatewayAddress(url) else {
            throw .usage("--target is a URL like http://127.0.0.1:4820, not \(url.prefix(100))")
        }
        return address
    }

    private static func report(_ word: String) throws(CommandFailure) -> Report {
        let names = ReportForm.all.map(\.name)
        guard let (name, file) = word.parted(at: "="), !file.isEmpty else {
            throw .usage("--report is KIND=FILE, like junit=replay.xml, not \(word.prefix(60))")
        }
        guard let form = ReportForm.all.first(where: { $0.name == name }) else {
            let nearest = Spelling.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            throw .usage(
                "there is no report \(name.prefix(60)), but \(names.joined(separator: ", "))\(nearest)")
        }
        return Report(form: form, file: file)
    }
}
