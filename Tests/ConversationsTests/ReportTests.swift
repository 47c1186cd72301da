import Conversations
import Encoding
import Support
import Testing

/// A run as people and machines read it: one test case for each expectation.
@Suite struct ReportTests {
    private static func replay() throws -> Replay {
        let paths = ["conversations/reports/red.fixture", "conversations/two-tabs.chat.json"]
        let results = try paths.map { path in
            let name = String(path.split(separator: "/").last ?? "")
            return try Conversation.play(
                FixtureReader.read(Repository.fixture(path), file: name, in: Conversation.context))
        }
        return Replay(results: results, command: "chatgate replay")
    }

    @Test func `the text says where, what was expected, what came, and how to see it again`() throws {
        let text = TextReport(try Self.replay()).text + "\n"
        #expect(text == Repository.text("Fixtures/conversations/reports/red.txt"))
    }

    @Test func `a single conversation that holds is shown step by step`() throws {
        let result = try Conversation.play(
            Conversation.read("conversations/page-cannot-promote-its-visitor.chat.json"))
        let text = TextReport(Replay(results: [result], command: "chatgate replay")).text + "\n"
        #expect(text == Repository.text("Fixtures/conversations/reports/green.txt"))
    }

    @Test(arguments: ReportForm.all.map(\.name))
    func `a report for machines is what the file says`(_ name: String) throws {
        let form = try #require(ReportForm.all.first { $0.name == name })
        #expect(form.text(try Self.replay()) == Repository.text("Fixtures/conversations/reports/red.\(name)"))
    }

    @Test func `the forms are those of the contract`() {
        #expect(ReportForm.all.map(\.name) == ["junit", "tap", "json"])
    }

    @Test func `every form counts the same cases`() throws {
        let replay = try Self.replay()
        #expect(replay.caseCount == 7)
        let texts = Dictionary(uniqueKeysWithValues: ReportForm.all.map { ($0.name, $0.text(replay)) })
        #expect(texts["junit"]?.ranges(of: "<testcase ").count == 7)
        #expect(texts["tap"]?.contains("\n1..7\n") ?? false)
        let json = try JSON(reading: texts["json"] ?? "")
        #expect(json["tests"]?.int == 7)
        #expect(json["fixtures"]?.elements.reduce(0) { $0 + ($1["cases"]?.count ?? 0) } == 7)
        #expect(json["failures"]?.int == 1)
        #expect(json["skipped"]?.int == 1)
    }

    @Test func `a run of nothing has not passed`() {
        #expect(!Replay(results: [], command: "chatgate replay").passed)
    }

    @Test func `no words of a fixture move the cursor or begin a line`() throws {
        let text =
            #"{"format":"chatgate/1","name":"a\nb\u001b[2J\u009b1m","widget":"demo-applied","steps":["#
            + #"{"note":"c\u001b]0;d\u0007","visitor":"e\r\u001b[1m","start":{},"#
            + #""expect":{"trust":"verified"}}]}"#
        let fixture = try FixtureReader.read(
            Array(text.utf8), file: "f\u{1B}.chat.json", in: Conversation.context)
        let report = TextReport(Replay(results: [try Conversation.play(fixture)], command: "replay")).text
        #expect(report.hasPrefix("✓ a b [2J 1m  (f .chat.json)\n"))
        let controls = report.unicodeScalars.filter { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
        #expect(controls.allSatisfy { $0 == "\n" })
        #expect(report.split(separator: "\n").count == 4)
    }

    @Test func `the command quotes a file's name as a shell reads it`() throws {
        let fixture = try FixtureReader.read(
            Repository.fixture("conversations/reports/red.fixture"), file: "it's red.chat.json",
            in: Conversation.context)
        let replay = Replay(results: [try Conversation.play(fixture)], command: "chatgate replay")
        #expect(TextReport(replay).text.contains(#"chatgate replay 'it'\''s red.chat.json'"#))
    }
}
