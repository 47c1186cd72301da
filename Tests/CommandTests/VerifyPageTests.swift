import Chat
import Encoding
import Support
import Testing

@testable import Command

/// `chatgate verify --html` as a command; what it finds is shown in `ProbeTests`.
@Suite struct `verifying a page` {
    private static func file(_ name: String) -> String { "\(Repository.root)/Fixtures/pages/\(name).html" }

    private static func run(_ name: String, _ words: String..., hasColour: Bool = false) -> Run {
        Run(words: ["verify", "--html", file(name), "--at", Demo.noon] + words, hasColour: hasColour)
    }

    /// A report without the line that names the page, which is another on every machine.
    private static func withoutPath(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset != 1 }.map { String($0.element) }.joined(separator: "\n")
    }

    private static let reports = Repository.fixtures(in: "commands/pages", ending: ".report")

    /// After a wanted change: `chatgate verify --html FILE --at TIME`, less its second line.
    @Test(arguments: reports)
    func `a report is as its file says`(_ path: String) {
        let name = String(path.dropFirst("commands/pages/".count).dropLast(".report".count))
        let run = Self.run(name)
        #expect(Self.withoutPath(run.text) + "\n" == Repository.text("Fixtures/\(path)"))
        #expect(run.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(run.code == (run.text.hasPrefix("✓ passed") ? .success : .negative))
        #expect(run.errors.isEmpty)
        let coloured = Self.run(name, hasColour: true).text
        #expect(coloured.contains("\u{1B}["))
        let words = coloured.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
        let plain = words.enumerated().map { place, part in
            place == 0 ? part : part.drop { $0 != "m" }.dropFirst()
        }
        #expect(plain.joined() == run.text)
    }

    @Test func `there are reports of all three outcomes`() {
        #expect(Self.reports.count >= 5)
        let texts = Self.reports.map { Repository.text("Fixtures/\($0)") }
        for mark in ["✗ failed", "✓ passed  1 snippet, 1 warning\n", "✓ passed  1 snippet\n"] {
            #expect(texts.contains { $0.hasPrefix(mark) }, "\(mark)")
        }
    }

    @Test func `as JSON it says the same`() throws {
        let run = Self.run("metadata-stripped", "--format", "json")
        let json = try JSON(reading: run.text)
        #expect(run.code == .success)
        #expect(json["passed"]?.bool == true)
        #expect(json["page"]?.string == Self.file("metadata-stripped"))
        #expect(json["verdicts"]?.elements.map { $0["subject"]?.string } == ["u-42"])
        let warnings = json["findings"]?.elements.filter { $0["status"]?.string == "warn" }
        #expect(warnings?.map { $0["place"]?.string } == ["5:238"])
    }

    @Test func `without a flag the page's own ids choose the widget`() {
        #expect(Self.run("both").code == .success)
        #expect(Self.run("both").text.contains("agent-id is `demo-applied`"))
        let other = Self.run("both", "--widget", Demo.connect)
        #expect(other.text.contains("snippetId is the widget's"))
    }

    @Test func `a key by flags judges any agent-id, and no key says which flag is missing`() throws {
        let folder = try ScratchFolder()
        let key = folder.write("key", "somebody else's secret, long enough for it")
        let judged = Self.run("unknown-agent", "--platform", "applied", "--secret-file", key)
        #expect(judged.text.contains("at 5:62: verified"))
        let unjudged = Self.run("unknown-agent").text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(unjudged.contains("no key is known for agent-id `acme-support`"))
        #expect(unjudged.contains("--platform applied with --secret-env NAME"))
    }

    @Test func `the configuration decides what is stripped and who may come without a token`() throws {
        let folder = try ScratchFolder()
        let start = #"{"widgets":[{"id":"demo-applied","platform":"applied","keys":[{"id":"k","secret":"#
        let key = #""\#(DemoWidgets.appliedSecret)"}],"#
        let strict = folder.write("strict.json", start + key + #""strict":true}]}"#)
        #expect(Self.run("metadata-untrusted", "--config", strict).text.contains("the widget is strict"))
        let closed = folder.write("closed.json", start + key + #""anonymous":"deny"}]}"#)
        #expect(Self.run("anonymous").code == .success)
        #expect(Self.run("anonymous", "--config", closed).code == .negative)
    }

    @Test func `a page is fetched from a URL`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let url = "http://127.0.0.1:\(gateway.port)/readyz?t=\(Demo.good)"
        let run = Run("verify", "--html", url, "--widget", Demo.applied)
        #expect(run.code == .negative, "\(run.everything)")
        #expect(run.text.contains("status 200"))
        #expect(run.text.contains("there is no <applied-chat>"))
        #expect(!run.everything.contains(Demo.good.prefix(20)))
    }

    @Test func `a page that cannot be reached is no verdict`() throws {
        let process = try ChildProcess(
            ["verify", "--html", "https://127.0.0.1:1/?t=\(Demo.good)"],
            environment: ["PATH": "/nonexistent"],
            in: ScratchFolder())
        #expect(process.exitCode() == 3)
        #expect(process.errors.contains("curl is not installed"))
        #expect(process.output.isEmpty)
        #expect(!process.errors.contains(Demo.good.prefix(20)))
    }

    @Test(arguments: ["secrets", "secret-in-token", "stray-tokens", "connect-literal-token", "markup"])
    func `neither a token nor a secret reaches the terminal`(_ name: String) {
        for format in ["text", "json"] {
            let shown = Self.run(name, "--format", format).everything
            #expect(!shown.contains("eyJ"))
            for secret in [DemoWidgets.appliedSecret, DemoWidgets.connectSecret] {
                #expect(!shown.contains(secret))
            }
        }
    }

    @Test func `no control character of a page reaches the terminal`() throws {
        let folder = try ScratchFolder()
        let page = folder.write(
            "page.html",
            "<applied-chat agent-id='\u{1B}[31m\u{202E}' \u{9B}token=\u{7}x "
                + "metadata='{\"context\":{\"\u{9B}\":1}}'></applied-chat>"
                + "<script>amazon_connect('\u{1B}]0;x\u{7}')</script>"
        )
        let run = Run("verify", "--html", page)
        let hidden = run.everything.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E
        }
        #expect(hidden.isEmpty)
        #expect(run.text.contains("\\u{1b}[31m"))
    }
}
