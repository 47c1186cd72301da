import Chat
import Encoding
import Support
import Testing

@testable import Command

/// What `verify` says to a person.
@Suite struct `the report for people` {
    private static func report(_ token: String, hasColour: Bool = false, widget: String = Demo.applied) -> Run
    {
        Run("verify", token, "--widget", widget, "--at", Demo.noon, hasColour: hasColour)
    }

    private static let samples: [String: String] = [
        "verified": Demo.token(
            #"{"sub":"u-42","iat":1768478100,"exp":1768482000,"plan":"pro","n":9007199254740993}"#),
        "expired": Demo.expired, "anonymous": "",
        "foreign-key": Demo.token(#"{"sub":"u-42"}"#, secret: "another secret, long enough for HS256"),
        "newline-key": Demo.token(
            #"{"sub":"u-42","exp":1768482000}"#, secret: DemoWidgets.appliedSecret + "\n"),
        "milliseconds": Demo.token(#"{"sub":"u-42","exp":1768482000000}"#),
    ]

    @Test(arguments: samples.keys.sorted())
    func `a report is as its file says`(_ name: String) {
        let golden = Repository.text("Fixtures/commands/reports/\(name).txt")
        #expect(Self.report(Self.samples[name] ?? "").text + "\n" == golden)
    }

    @Test func `reports and help fit a terminal of 80 columns`() {
        let files = ["commands/reports", "commands"].flatMap { Repository.fixtures(in: $0, ending: ".txt") }
        #expect(files.count > 10)
        for file in files {
            for line in Repository.text("Fixtures/\(file)").split(separator: "\n") {
                #expect(line.unicodeScalars.count <= 80, "\(file): \(line)")
            }
        }
        let (subject, note) = (String(repeating: "x", count: 200), String(repeating: "y ", count: 200))
        let long = Demo.token(#"{"sub":"\#(subject)","note":"\#(note)"}"#)
        for line in Self.report(long).text.split(separator: "\n") {
            #expect(line.unicodeScalars.count <= 80, "\(line)")
        }
    }

    @Test func `every file of a report is compared`() {
        let files = Repository.fixtures(in: "commands/reports", ending: ".txt")
        #expect(files == Self.samples.keys.sorted().map { "commands/reports/\($0).txt" })
    }

    @Test(arguments: samples.values.sorted())
    func `neither the secret nor the whole signature is shown`(_ token: String) throws {
        let run = Self.report(token)
        let signature = token.split(separator: ".").last.map(String.init) ?? "no signature"
        #expect(!run.everything.contains(signature))
        #expect(!run.everything.contains(String(signature.prefix(9))))
        #expect(!run.everything.contains(DemoWidgets.appliedSecret))
    }

    @Test(arguments: [
        #""evil":"\u001b[31mred\u0007\u0000""#, #""evil":"a\u0085b\u007fc\u009bd""#,
        "\"evil\":\"a\u{202E}b\u{2066}c\u{200F}d\"",
        "\"evil\u{9B}31m\":1", #""evil\u001b]0;title\u0007":1"#, "\"deep\":{\"a\":[\"\u{9B}x\u{2028}\"]}",
        #""iss":"a\r\nverified""#, #""exp":"\u001b[2J""#, "\"nbf\":\"\u{9B}\"",
    ])
    func `no control character of a claim reaches the terminal`(_ member: String) {
        for token in [
            Demo.token("{\"sub\":\"u\\u001b\u{9B}\",\(member)}"),
            Demo.token(#"{"sub":"u"}"#, header: "{\"alg\":\"HS256\",\(member),\"kid\":\"\u{9B}\u{202E}\"}"),
            Demo.token("{\"sub\":\"u\",\(member)}", secret: "another secret, long enough for HS256"),
        ] {
            for widget in [Demo.applied, Demo.connect] {
                Self.expectPrintable(Self.report(token, widget: widget))
            }
        }
    }

    @Test(arguments: [
        "\u{1B}[31m.\u{9B}.\u{202E}", "\u{1B}", "a.b.\u{9B}\u{9B}\u{9B}", "\"\u{7F}\"", "Bearer \u{1B}",
    ])
    func `no control character of what is no token reaches the terminal`(_ token: String) {
        Self.expectPrintable(Self.report(token))
    }

    private static func expectPrintable(_ run: Run) {
        let hidden = run.everything.unicodeScalars.filter {
            switch $0.value {
            case 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        #expect(hidden.isEmpty, "\(hidden.map(\.value))")
        #expect(run.errors.isEmpty)
    }

    @Test func `exact digits are shown`() {
        #expect(Self.report(Self.samples["verified"] ?? "").text.contains("9007199254740993"))
    }

    @Test func `colours come only where they are wanted, and change no word`() {
        for token in Self.samples.values {
            let plain = Self.report(token).text
            let coloured = Self.report(token, hasColour: true).text
            #expect(!plain.contains("\u{1B}"))
            #expect(coloured.contains("\u{1B}["))
            #expect(Self.withoutColours(coloured) == plain)
        }
    }

    private static func withoutColours(_ text: String) -> String {
        var words = text.components(separatedByEscape: "\u{1B}[")
        let first = words.removeFirst()
        return first + words.map { String($0.drop { $0 != "m" }.dropFirst()) }.joined()
    }

    @Test func `the agent is told the widget's context and the claims over it`() throws {
        let folder = try ScratchFolder()
        let file = folder.write(
            "context.json",
            #"{"widgets":[{"id":"w","platform":"applied","agentContext":{"channel":"web","plan":"free"},"#
                + #""keys":[{"id":"k","secret":"\#(DemoWidgets.appliedSecret)"}]}]}"#)
        let run = Run("verify", Demo.token(#"{"sub":"u","plan":"pro"}"#), "--config", file)
        #expect(
            run.text.hasSuffix("The agent is told\n  channel  \"web\"\n  plan     \"pro\""), "\(run.text)")
    }

    @Test func `a bad token that goes on as anonymous says so`() throws {
        let folder = try ScratchFolder()
        let file = folder.write(
            "lenient.json",
            #"{"widgets":[{"id":"w","platform":"applied","onBadToken":"anonymous","#
                + #""keys":[{"id":"k","secret":"\#(DemoWidgets.appliedSecret)"}]}]}"#)
        let run = Run("verify", Demo.expired, "--config", file)
        #expect(run.code == .negative)
        #expect(run.text.contains("The visitor would go on as anonymous"))
        #expect(!Self.report(Demo.expired).text.contains("go on as anonymous"))
    }
}

extension String {
    /// The parts between the occurrences of a text.
    fileprivate func components(separatedByEscape escape: String) -> [String] {
        split(separator: escape, omittingEmptySubsequences: false).map(String.init)
    }
}
