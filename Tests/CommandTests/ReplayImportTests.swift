import Support
import Testing

@testable import Command

/// `chatgate replay --import FILE`; what a transcript may say is shown in `ConversationsTests`.
@Suite struct `importing a transcript` {
    private static let folder = Repository.root + "/Fixtures/conversations/transcripts"

    @Test func `a transcript is printed as a fixture that replays`() throws {
        let run = Run("replay", "--import", Self.folder + "/customer-leaves.json")
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        #expect(!run.text.contains("123456789012"))
        let scratch = try ScratchFolder()
        let fixture = scratch.write("imported.chat.json", run.text + "\n")
        let replay = Run("replay", fixture)
        #expect(replay.code == .success, "\(replay.everything)")
    }

    @Test func `the widget is the one that is named`() throws {
        let scratch = try ScratchFolder()
        let configuration = scratch.write(
            "ours.json",
            """
            {"widgets":[{"id":"w-1","platform":"amazon-connect","snippetId":"s","instanceId":"i",
              "contactFlowId":"f","security":"off"}]}
            """)
        let file = Self.folder + "/agent-ends.json"
        let run = Run("replay", "--import", file, "--config", configuration, "--widget", "w-1")
        #expect(run.text.contains(#""widget": "w-1""#))
        #expect(!run.text.contains(#"{"token":{}}"#))
        let fixture = scratch.write("imported.chat.json", run.text)
        let replay = Run("replay", fixture, "--config", configuration)
        #expect(replay.code == .success, "\(replay.everything)")
    }

    @Test func `what is no transcript, or for no such widget, is refused`() {
        let file = Self.folder + "/agent-ends.json"
        #expect(Run("replay", "--import", file, "--widget", Demo.applied).code == .usage)
        #expect(Run("replay", "--import", "/nonexistent/transcript.json").code == .usage)
        #expect(Run("replay", "--import", file, Self.folder).code == .usage)
        let wrong = Run("replay", "--import", Repository.root + "/Fixtures/conversations/refresh.chat.json")
        #expect(wrong.code == .usage)
        #expect(wrong.output.isEmpty)
        #expect(wrong.complaint.contains("refresh.chat.json:1:1: "))
    }
}
