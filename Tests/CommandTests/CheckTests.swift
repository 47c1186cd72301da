import Encoding
import Testing

@testable import Command

/// `chatgate check` as a command; what it finds is shown in `ProbeTests` and by a real website.
@Suite struct `checking an endpoint` {
    private static let words = ["--widget", Demo.applied, "--count", "1"]

    @Test func `an answer without a token fails, and holds where a refusal is expected`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let url = "http://127.0.0.1:\(gateway.port)/readyz"
        let failed = Run(words: ["check", url, "--format", "json"] + Self.words)
        #expect(failed.code == .negative, "\(failed.everything)")
        #expect(try JSON(reading: failed.text)["passed"]?.bool == false)
        let held = Run(words: ["check", url, "--expect-refusal"] + Self.words)
        #expect(held.code == .success, "\(held.everything)")
        #expect(held.text.hasPrefix("✓ passed"))
    }

    @Test func `colours change no word`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let words = ["check", "http://127.0.0.1:\(gateway.port)/readyz"] + Self.words
        let coloured = Run(words: words, hasColour: true).text
        #expect(coloured.contains("\u{1B}[31m✗ failed\u{1B}[0m"))
        #expect(!Run(words: words).text.contains("\u{1B}"))
    }

    @Test func `curl that is not there is said`() throws {
        let process = try ChildProcess(
            ["check", "https://127.0.0.1:1/"] + Self.words, environment: ["PATH": "/nonexistent"],
            in: ScratchFolder())
        #expect(process.exitCode() == 3)
        #expect(process.errors.contains("curl is not installed"))
        #expect(process.output.isEmpty)
    }

    @Test func `a header that is refused is not repeated`() {
        let run = Run(words: ["check", "http://127.0.0.1:1/", "--header", "secret cookie"] + Self.words)
        #expect(run.code == .usage)
        #expect(!run.everything.contains("secret cookie"))
    }
}
