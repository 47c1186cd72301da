import Conversations
import Testing

/// The collection reads as a specification of the gateway: every file is green.
@Suite struct CollectionTests {
    @Test func `there are at least twenty conversations`() {
        #expect(Conversation.files.count >= 20)
    }

    @Test(arguments: Conversation.files)
    func `a conversation of the collection holds`(_ file: String) throws {
        let result = try Conversation.play(Conversation.read(file))
        #expect(result.failed == nil, "\(TextReport(Replay(results: [result], command: "replay")).text)")
    }

    @Test(arguments: Conversation.files)
    func `a conversation has a test case for each of its expectations`(_ file: String) throws {
        let fixture = try Conversation.read(file)
        #expect(try Conversation.play(fixture).cases.count == fixture.expectationCount)
    }

    @Test(arguments: Conversation.files)
    func `a conversation says the same however often it is played in one gateway`(_ file: String) throws {
        let fixture = try Conversation.read(file)
        let player = Player(Conversation.inMemory(), sandbox: "again", now: Conversation.noon)
        let first = try player.play(fixture)
        let second = try player.play(fixture)
        #expect(first.cases == second.cases)
        #expect(first.transcript == second.transcript)
    }
}
