import Chat
import Encoding
import Probe
import Tokens
import Transport

extension Subcommand {
    static let verify = Subcommand(
        name: "verify", summary: "judges one token, or a page with a widget, and explains the verdict",
        usage: "verify TOKEN|- [--widget ID | --platform NAME --secret-env NAME]\n"
            + "       chatgate verify --html FILE|URL [--widget ID | …]",
        operands: Operands(words: "one token, or - for standard input", maximum: 1),
        flags: [.config, .widget] + Flag.keySources + [.at, .compare, .html, .format],
        exits: "0 verified, 1 rejected, no token, or something of a page failed, 2 usage, configuration or "
            + "unreadable file, 3 the page could not be reached"
    ) { (arguments, console) throws(CommandFailure) in
        let format = try OutputFormat(arguments)
        if let place = arguments[Flag.html.name] {
            return try verifyPage(PageSettings(place, arguments, console), format, console)
        }
        let settings = try TokenSettings(arguments, console)
        let token = try readToken(arguments, settings, console)
        let verdict = settings.verifier.explain(token, at: settings.now, in: settings.surroundings)
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

    private static func verifyPage(
        _ settings: PageSettings, _ format: OutputFormat, _ console: Console
    ) throws(CommandFailure) -> ExitCode {
        let page = try inspect(settings)
        switch format {
        case .json:
            var writer = JSONWriter(capacity: 4096)
            page.write(to: &writer)
            console.output(String(decoding: writer.bytes, as: UTF8.self))
        case .text: console.output(FindingsReport(page, Ink(isOn: console.hasColour)).text)
        }
        return page.passed ? .success : .negative
    }

    private static func inspect(_ settings: PageSettings) throws(CommandFailure) -> InspectedPage {
        switch settings.source {
        case .file(let path):
            guard let bytes = Files.read(path) else {
                throw .usage("cannot read the page \(path), or it is larger than 16 MiB")
            }
            return settings.inspection.inspect(
                bytes, name: path, at: settings.instant ?? Instant(milliseconds: SystemClock.milliseconds()))
        case .url(let request):
            do throws(ProbeFailure) {
                return try settings.inspection.fetch(request, at: settings.instant, through: .system)
            } catch {
                throw .unreachable("\(request.url.withoutQuery) could not be asked. \(error.sentence)")
            }
        }
    }

    private static func readToken(
        _ arguments: Arguments, _ settings: TokenSettings, _ console: Console
    ) throws(CommandFailure) -> [UInt8] {
        guard let word = arguments.operands.first else {
            throw .usage(
                "verify wants a token, - for standard input, or --html", more: "chatgate verify --help")
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
