/// One flag of a command.
struct Flag: Sendable {
    /// The name with its dashes.
    let name: String
    /// What stands for its value in help; nil for a flag without one.
    let value: String?
    /// What it does, in one line.
    let help: String
    /// Its twin in the environment.
    var variable: String?
    /// Whether it may be given more than once.
    var isRepeatable = false

    init(
        _ name: String, _ value: String?, _ help: String, variable: String? = nil, isRepeatable: Bool = false
    ) {
        self.name = name
        self.value = value
        self.help = help
        self.variable = variable
        self.isRepeatable = isRepeatable
    }
}

extension Flag {
    static let config = Flag(
        "--config", "FILE", "the configuration (default: chatgate.json, if there is one)",
        variable: "CHATGATE_CONFIG")
    static let widget = Flag("--widget", "ID", "the widget", variable: "CHATGATE_WIDGET")
    static let format = Flag("--format", "text|json", "for people or for programs")
    static let at = Flag("--at", "TIME", "the clock: seconds since 1970, or RFC 3339")
    static let compare = Flag("--compare", nil, "say which JWT libraries would judge otherwise by default")

    static let html = Flag(
        "--html", "FILE|URL",
        "a page in place of a token: its snippets, tokens, metadata, and no secret in it")

    /// The flags of `serve`, each with its twin in the environment.
    static let serving = [
        Flag(
            "--listen", "HOST:PORT", "where to listen; port 0 takes a free one (default 127.0.0.1:4820)",
            variable: "CHATGATE_LISTEN"),
        Flag("--public-url", "URL", "what every URL handed out begins with", variable: "CHATGATE_PUBLIC_URL"),
        Flag(
            "--ready-file", "PATH", "a file to write the ready line to; removed at the end",
            variable: "CHATGATE_READY_FILE"),
        Flag(
            "--log-format", "text|json", "the form of the log on stderr (default text)",
            variable: "CHATGATE_LOG_FORMAT"),
        Flag(
            "--log-level", "LEVEL", "error, warn, info or debug (default info)",
            variable: "CHATGATE_LOG_LEVEL"),
        Flag(
            "--demo-site", nil, "a page to try the demo widgets with, at /demo, and their tokens at /token",
            variable: "CHATGATE_DEMO_SITE"),
        Flag(
            "--record", "DIR", "a folder to write each chat that ends to, as a fixture for replay",
            variable: "CHATGATE_RECORD"),
    ]

    /// Where a key comes from, when not from the configuration.
    static let keySources = [
        Flag("--platform", "NAME", "applied or amazon-connect; with one of the next three"),
        Flag("--secret-env", "NAME", "the secret stands in this variable"),
        Flag("--secret-file", "PATH", "the secret is this file's bytes, less one final line end"),
        Flag("--secret", "TEXT", "the secret itself; for throw-away keys only"),
    ]
}
