extension Subcommand {
    /// Every command, in the order of help.
    static let all: [Subcommand] = [serve, verify, mint, check, health, config, version]
}
