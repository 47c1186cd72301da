extension Subcommand {
    static let exec = Subcommand(
        name: "exec", summary: "runs a command with a gateway of its own, on a free port",
        usage: "exec [flags of serve] [--verify FILE] -- COMMAND…",
        operands: Operands(words: "a command behind --", maximum: .max),
        flags: [
            .config, .widget,
            Flag("--verify", "FILE", "expectations on the events, checked after the command ended well"),
        ] + Flag.executing,
        exits:
            "0 the command ended well and every expectation held, 1 one did not, 2 usage or configuration, "
            + "3 the gateway could not start, 126 the command cannot be executed, 127 it was not found; else "
            + "as the command, or 128 and the signal that ended it"
    ) { (arguments, console) throws(CommandFailure) in
        try Executing(arguments, console).run()
    }
}

extension Flag {
    /// The flags of `serve`, two of them with another default.
    static let executing = serving.map { flag in
        switch flag.name {
        case "--listen":
            Flag(
                flag.name, flag.value, "where to listen (default: a free port of 127.0.0.1)",
                variable: flag.variable)
        case "--log-level":
            Flag(
                flag.name, flag.value, "error, warn, info or debug (default warn)", variable: flag.variable)
        default: flag
        }
    }
}
