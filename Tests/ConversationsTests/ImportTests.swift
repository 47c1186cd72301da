import Chat
import Conversations
import Encoding
import Support
import Testing

/// A transcript of Amazon Connect becomes a fixture (amazon-connect.md, section 4.2).
@Suite struct ImportTests {
    private static let transcripts = Repository.fixtures(in: "conversations/transcripts", ending: ".json")
        .filter { !$0.hasSuffix(".chat.json") }

    private static func imported(_ text: String) throws -> String {
        try TranscriptImport.fixture(Array(text.utf8), file: "t.json", widget: DemoWidgets.all[1])
    }

    private static func fault(_ text: String) -> String? {
        do {
            _ = try imported(text)
            return nil
        } catch {
            return "\(error)".split(separator: "\n").first.map(String.init)
        }
    }

    @Test(arguments: transcripts)
    func `a transcript becomes the fixture beside it`(_ file: String) throws {
        let text = try TranscriptImport.fixture(
            Repository.fixture(file), file: file, widget: DemoWidgets.all[1])
        #expect(text + "\n" == Repository.text("Fixtures/\(file.dropLast(5)).chat.json"))
    }

    @Test func `there are transcripts`() { #expect(Self.transcripts.count >= 3) }

    @Test func `what stands behind the end is left out`() throws {
        let text = try Self.imported(
            #"""
            {"Transcript":[
              {"AbsoluteTime":"2026-01-15T09:00:00Z","Type":"EVENT",
               "ContentType":"application/vnd.amazonaws.connect.event.chat.ended"},
              {"AbsoluteTime":"2026-01-15T09:00:01Z","Type":"MESSAGE",
               "ParticipantRole":"AGENT","Content":"late"}
            ]}
            """#)
        #expect(!text.contains("late"))
        #expect(text.contains(#"{"end":{}}"#))
    }

    @Test(arguments: [
        ("[", "t.json:1:2: the text ends before its value is complete"),
        ("[]", "t.json:1:1: a transcript of Amazon Connect has an array \"Transcript\""),
        (#"{"Transcript":{}}"#, "t.json:1:1: a transcript of Amazon Connect has an array \"Transcript\""),
        (#"{"Transcript":[]}"#, "t.json:1:15: nothing stands in the transcript"),
        (
            #"{"Transcript":[{"Type":"EVENT"}]}"#,
            "t.json:1:16: an item needs \"AbsoluteTime\", like \"2026-01-15T09:00:00.000Z\""
        ),
        (
            #"{"Transcript":[{"AbsoluteTime":"today"}]}"#,
            "t.json:1:32: an item needs \"AbsoluteTime\", like \"2026-01-15T09:00:00.000Z\""
        ),
        (
            #"{"Transcript":[{"AbsoluteTime":"2026-01-15T09:00:00Z"}]}"#,
            "t.json:1:16: an item needs \"Type\", like \"MESSAGE\""
        ),
        (
            #"{"Transcript":[{"AbsoluteTime":"2026-01-15T09:00:00Z","Type":"MESSAGE","Content":"x"}]}"#,
            "t.json:1:16: the role of a message is CUSTOMER, AGENT, SUPERVISOR, SYSTEM or CUSTOM_BOT"
        ),
    ])
    func `a transcript that cannot be read is refused at its place`(_ text: String, _ fault: String) {
        #expect(Self.fault(text) == fault)
    }
}
