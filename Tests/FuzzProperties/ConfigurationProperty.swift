import Chat
import Encoding
import HTTP
import Tokens

/// What holds of a configuration file: taken whole or refused at a place, and no secret is ever shown.
enum ConfigurationProperty {
    private static let secret = "a-secret-of-the-environment-0123456789"

    private static let sources = ConfigurationSources(
        environment: { ["SECRET": secret, "EMPTY": "", "BLANK": " \n"][$0] },
        file: { ["good.key": Array((secret + "\n").utf8), "empty.key": []][$0] },
        originFault: { AllowedOrigins.fault(in: $0) },
        listenFault: { $0.contains(":") ? nil : "\($0) has no port" })

    static func check(_ bytes: [UInt8]) throws(Violation) {
        let configuration: Configuration
        do throws(ConfigurationError) {
            configuration = try ConfigurationReader.read(bytes, file: "f", sources: sources)
        } catch {
            try TextPlace.check(error.location, in: bytes)
            try Violation.unless(!error.sentence.isEmpty, "an error says nothing")
            return try Violation.unless(!error.sentence.contains(secret), "an error shows a secret")
        }
        try check(configuration, bytes)
        let compact = (try? JSON(reading: bytes, rules: .file))?.compact ?? []
        guard let again = try? ConfigurationReader.read(compact, file: "f", sources: sources) else {
            throw Violation(sentence: "a configuration is refused without its comments")
        }
        try Violation.unless(
            again.settings.map { [$0.name, $0.value] } == configuration.settings.map { [$0.name, $0.value] },
            "a configuration is another without its comments")
    }

    private static func check(_ configuration: Configuration, _ bytes: [UInt8]) throws(Violation) {
        let limits = configuration.limits
        let counts = [
            limits.head, limits.body, limits.attachment, limits.attachments, limits.token ?? 1,
            limits.subject,
            limits.depth, limits.members, limits.text, limits.connections, limits.sessions, limits.store,
            limits.sandboxes, limits.revocations, limits.journal,
        ]
        try Violation.unless(counts.allSatisfy { $0 >= 1 }, "a limit below 1 is taken")
        try Violation.unless(
            limits.depth <= JSONRules.deepest, "a nesting is taken that the reader never takes")
        let ids = configuration.widgets.map { Array($0.id.utf8) }
        try Violation.unless(Set(ids).count == ids.count, "two widgets have one id")
        for widget in configuration.widgets { try check(widget) }
        // A file that spells the secret out may show it under another name.
        let shown = configuration.settings.map(\.value) + configuration.notes
        try Violation.unless(
            !shown.contains { $0.contains(secret) } || spells(bytes), "a secret is shown in the settings")
    }

    private static func check(_ widget: Widget) throws(Violation) {
        try Violation.unless(!widget.id.isEmpty, "a widget without an id")
        try Violation.unless(
            !widget.keys.keys.isEmpty || widget.connect?.security == .off, "a widget without a key")
        let keys = widget.keys.keys + (widget.shopify.map { [$0.key] } ?? [])
        for key in keys + (widget.connect?.awsCredentials ?? []) {
            try Violation.unless(
                !key.secret.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) },
                "an empty secret is taken")
        }
        try Violation.unless(
            (widget.platform == .amazonConnect) == (widget.connect != nil), "a platform's part")
        try Violation.unless(
            (try? AllowedOrigins(widget.allowedOrigins)) != nil, "an origin is taken that is none")
        if let context = widget.agentContext {
            try Violation.unless(context.kind == .object, "a context is taken that is no object")
        }
    }

    private static func spells(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(secret)
    }
}
