import Conversations
import Encoding
import Support
import Testing

/// An expectation that cannot fail is a defect: each is seen to fail, at its line.
@Suite struct MutationTests {
    @Test(arguments: Conversation.files)
    func `every expectation of a conversation turns its line red when it is changed`(_ file: String) throws {
        let mutations = try Mutation.all(of: Repository.fixture(file))
        #expect(mutations.count >= (try Conversation.read(file)).expectationCount)
        let player = Player(Conversation.inMemory(), sandbox: "changed", now: Conversation.noon)
        for mutation in mutations {
            let failed = try player.play(Conversation.read(text: mutation.text)).failed
            #expect(failed?.location.line == mutation.line, "line \(mutation.line): \(mutation.what)")
        }
    }
}
