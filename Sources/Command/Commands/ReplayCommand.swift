import Chat
import Conversations
import Encoding
import Service
import Transport

extension Subcommand {
    static let replay = Subcommand(
        name: "replay", summary: "replays conversation fixtures and checks them",
        usage: "replay FIXTURE… [--target URL] [--report KIND=FILE]\n"
            + "       chatgate replay --schema | --import FILE",
        operands: Operands(words: "fixtures, and folders that hold *.chat.json", maximum: .max),
        flags: [
            .config,
            Flag("--widget", "ID", "only the fixtures of this widget", variable: Flag.widget.variable),
            Flag(
                "--target", "URL", "a running gateway, http://127.0.0.1:4820 say (default: in this process)"),
            Flag("--report", "KIND=FILE", "writes a report too: junit, tap or json", isRepeatable: true),
            Flag("--filter", "TEXT", "only the fixtures whose name or file holds this text"),
            Flag("--fail-fast", nil, "plays nothing after the first fixture that does not hold"),
            Flag("--schema", nil, "prints the JSON Schema of a fixture instead"),
            Flag("--import", "FILE", "prints a chat transcript of Amazon Connect as a fixture instead"),
        ],
        exits: "0 all held, 1 an expectation failed, 2 usage, a wrong fixture, or nothing to run, "
            + "3 the target or a website was not reached"
    ) { (arguments, console) throws(CommandFailure) in
        if arguments["--schema"] != nil {
            console.output(FixtureSchema.text)
            return .success
        }
        let configuration = try ConfigurationLoader.load(arguments, console)
        if let file = arguments["--import"] {
            console.output(try Importing.fixture(file, arguments, configuration))
            return .success
        }
        let settings = try ReplaySettings(arguments)
        let found = try FixtureFiles.read(settings.operands, in: FixtureContext(configuration)) {
            console.error("chatgate: \($0)")
        }
        guard let fixtures = found?.filter(settings.takes) else { return .usage }
        if fixtures.isEmpty {
            throw .usage("no fixture is left to play: --filter and --widget leave all out")
        }
        return try Replaying(settings, configuration, console).run(fixtures)
    }
}
