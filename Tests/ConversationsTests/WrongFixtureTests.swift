import Conversations
import Support
import Testing

/// A fixture that is written wrongly is refused at its place, before anything runs.
@Suite struct WrongFixtureTests {
    @Test func `there are at least thirty ways to write a fixture wrongly`() {
        #expect(Conversation.wrong.count >= 30)
    }

    @Test(arguments: Conversation.wrong)
    func `a wrong fixture is refused with a sentence that says what to write`(_ file: String) throws {
        let expected = Repository.text("Fixtures/" + file.dropLast(4) + ".message")
        let name = String(file.split(separator: "/").last ?? "")
        let error = #expect(throws: FixtureError.self) {
            try FixtureReader.read(Repository.fixture(file), file: name, in: Conversation.context)
        }
        #expect(error.map { "\($0.description)\n" } == expected)
    }
}
