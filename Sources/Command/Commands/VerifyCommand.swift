import Chat
import Encoding
import Tokens

extension Subcommand {
    static let verify = Subcommand(
        name: "verify", summary: "judges one token and explains the verdict",
        usage: "verify TOKEN|- [--widget ID | --platform NAME --secret-env NAME]",
        operands: Operands(words: "one token, or - for standard input", maximum: 1),
        flags: [.config, .widget] + Flag.keySources + [.at, .compare, .format],
        exits: "0 verified, 1 rejected (or no token), 2 usage or configuration"
    ) { (arguments, console) throws(CommandFailure) in
        let format = try OutputFormat(arguments)
        let settings = try TokenSettings(arguments, console)
        let token = try readToken(arguments, settings, console)
        let verdict = settings.verifier.explain(token, at: settings.now, neighbours: settings.neighbours)
        let comparison =
            arguments[Flag.compare.name] == nil ? nil : LibraryComparison.of(verdict, at: settings.now)
        switch format {
        case .json:
            var writer = JSONWriter(capacity: 2048)
            verdict.write(to: &writer, comparison: comparison)
            console.output(String(decoding: writer.bytes, as: UTF8.self))
        case .text:
            let report = VerdictReport(
                verdict: verdict, widget: settings.widget, token: token, now: settings.now,
                comparison: comparison, ink: Ink(isOn: console.hasColour))
            console.output(report.text)
        }
        return verdict.decision == .verified ? .success : .negative
    }

    private static func readToken(
        _ arguments: Arguments, _ settings: TokenSettings, _ console: Console
    ) throws(CommandFailure) -> [UInt8] {
        guard let word = arguments.operands.first else {
            throw .usage("verify wants a token, or - for standard input", more: "chatgate verify --help")
        }
        guard word == "-" else { return Array(word.utf8) }
        // More than the limit is read by one byte only, so that the size check can say so.
        let bytes = console.input(max(settings.verifier.policy.maximumBytes, 64 * 1024))
        let token = SecretRules.withoutFinalLineEnd(bytes)
        if token.count < bytes.count {
            console.error("chatgate: the final line end is not part of the token")
        }
        return token
    }
}
