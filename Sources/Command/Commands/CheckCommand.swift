import Encoding
import Probe
import Tokens

extension Subcommand {
    static let check = Subcommand(
        name: "check", summary: "calls a website's token endpoint and judges what it returns",
        usage: "check URL [--widget ID | --platform NAME --secret-env NAME]",
        operands: Operands(words: "one URL", maximum: 1),
        flags: [.config, .widget] + Flag.keySources + [
            Flag("--method", "GET|POST", "how to ask (default GET, or POST with --body)"),
            Flag("--header", "'NAME: VALUE'", "a header of the request, like a cookie", isRepeatable: true),
            Flag("--body", "TEXT", "the body of the request"),
            Flag(
                "--token-at", "POINTER",
                "where the token stands, like /data/inner (default: data, token, jwt, access_token, the body)"
            ),
            Flag("--count", "N", "how many calls (default 3), spread over at least 1.1 s"),
            Flag("--expect-refusal", nil, "the endpoint must give no token, say without a login"),
            Flag("--report", "junit=FILE", "writes a JUnit report too, one test case a finding"),
            .format,
        ],
        exits: "0 all held, 1 something failed, 2 usage, 3 could not be reached"
    ) { (arguments, console) throws(CommandFailure) in
        let format = try OutputFormat(arguments)
        let probe = try ProbeSettings(arguments)
        let settings = try TokenSettings(arguments, console)
        let inspection = Inspection(plan: probe.plan, secrets: KnownSecret.configured(settings.configured)) {
            settings.verifier.explain($0, at: $1, in: settings.surroundings)
        }
        let report = try inspect(inspection, probe.plan.request.url)
        switch format {
        case .json:
            var writer = JSONWriter(capacity: 4096)
            report.write(to: &writer)
            console.output(String(decoding: writer.bytes, as: UTF8.self))
        case .text: console.output(FindingsReport(report, Ink(isOn: console.hasColour)).text)
        }
        if let file = probe.junitFile, !Files.write(JUnitReport(report).text, to: file) {
            throw .usage("cannot write the report \(file)")
        }
        return report.passed ? .success : .negative
    }

    private static func inspect(
        _ inspection: Inspection, _ url: ProbeURL
    ) throws(CommandFailure) -> EndpointReport {
        do throws(ProbeFailure) {
            return try inspection.run(.system)
        } catch {
            throw .unreachable("\(url.withoutQuery) could not be asked. \(error.sentence)")
        }
    }
}
