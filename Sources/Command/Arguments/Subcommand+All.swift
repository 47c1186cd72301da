extension Subcommand {
    /// Every command, in the order of help.
    static let all: [Subcommand] = [serve, verify, mint, check, replay, exec, health, config, version]
}
