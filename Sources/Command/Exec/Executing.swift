import Chat
import Service
import Transport

/// One run of `exec`: a gateway serves while a command runs, and what happened is looked at afterwards.
struct Executing {
    private let command: [String]
    private let configurationFile: String?
    private let settings: ServeSettings
    private let serving: Serving
    private let expectations: Expectations?
    private let limit = InheritedLimit()
    private let console: Console

    init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
        guard let command = arguments.command, !command.isEmpty else {
            throw .usage("exec wants a command behind --: chatgate exec -- COMMAND", more: Self.more)
        }
        if let word = arguments.operands.first, arguments.operands.count > command.count {
            throw .usage(
                "only flags stand before --, and there is \"\(word.prefix(60))\" too", more: Self.more)
        }
        self.command = command
        self.console = console
        configurationFile = arguments["--config"]
        let configuration = try ConfigurationLoader.load(arguments, console)
        settings = try ServeSettings(Self.quietly(arguments), configuration)
        let serving = try Serving(configuration, settings, console)
        self.serving = serving
        expectations = try arguments["--verify"].map { (file) throws(CommandFailure) in
            try Expectations(file: file, of: serving.gateway)
        }
    }

    private static let more = "chatgate exec --help"

    /// The port of the configuration may be taken by another run, and the log stands between the command's
    /// own lines: neither is what is meant here unless it is asked for.
    private static func quietly(_ arguments: Arguments) -> Arguments {
        let meant = [("--listen", "127.0.0.1:0"), ("--log-level", "warn")]
        return meant.reduce(arguments) { arguments, pair in
            let variable = Flag.executing.first { $0.name == pair.0 }?.variable
            let isSet = variable.flatMap(SystemEnvironment.variable).map { !$0.isEmpty } ?? false
            return isSet ? arguments : arguments.assuming(pair.0, pair.1)
        }
    }

    /// Runs the command to its end; its exit code, or that of the expectations where it ended well.
    func run() throws(CommandFailure) -> ExitCode {
        let holder = try serving.run { (server, url) throws(CommandFailure) in
            let variables = ChildVariables(
                server.boundAddress, configuration: configurationFile, program: Files.program,
                environment: SystemEnvironment.variable)
            if settings.logLevel.value == "debug" { console.error(ReadyLine(url: url).text) }
            try ChildSignals.watch(raising: server.wakeup) { () throws(CommandFailure) in
                try serving.writeReadyFile(url)
                return try limit.during { () throws(CommandFailure) in
                    try ChildCommand.start(command, variables.all)
                }
            }
        }
        let code = ExitCode(rawValue: ChildSignals.code)
        guard code == .success, let expectations, var gateway = holder.gateway else { return code }
        let broken = expectations.broken(in: &gateway)
        for sentence in broken { console.error(sentence) }
        return broken.isEmpty ? .success : .negative
    }
}
