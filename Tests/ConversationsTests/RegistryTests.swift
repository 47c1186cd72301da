@testable import Conversations
import Encoding
import Support
import Testing

/// The registries are whole: every verb and matcher is named, documented, in the schema, and exercised.
@Suite struct RegistryTests {
    private func schema() throws -> JSON { try JSON(reading: FixtureSchema.text) }

    @Test func `every verb is documented, has a name of its own, and stands in the schema`() throws {
        let names = Verb.all.map(\.name)
        #expect(Set(names).count == names.count)
        let step = try schema()["properties"]?["steps"]?["items"]?["properties"]
        for verb in Verb.all {
            #expect(!verb.help.isEmpty)
            #expect(step?[member: verb.name]?["description"]?.hasString(verb.help) ?? false, "\(verb.name)")
        }
    }

    @Test func `the contract's verbs are all there`() {
        let frozen = [
            "token", "noToken", "start", "say", "agent", "sees", "history", "refresh", "logout", "leave",
            "end",
            "advance", "rotate", "journal",
        ]
        #expect(Set(frozen).isSubset(of: Verb.all.map(\.name)))
    }

    @Test(arguments: Verb.all.map(\.name))
    func `a verb is played by a conversation of the collection`(_ name: String) throws {
        let played = try Conversation.files.contains { file in
            try Conversation.read(file).steps.contains { $0.verb.name == name }
        }
        #expect(played)
    }

    @Test(arguments: MatcherName.allCases)
    func `a matcher is used by a conversation of the collection, and stands in the schema`(
        _ name: MatcherName
    )
        throws
    {
        #expect(
            Conversation.files.contains { Repository.text("Fixtures/" + $0).contains("\"\(name.rawValue)\"") }
        )
        let patterns = try schema()["$defs"]?["pattern"]?["anyOf"]
        #expect(patterns?.elements.contains { $0["properties"]?[member: name.rawValue] != nil } ?? false)
    }

    @Test func `every wrong fixture has its message, and no message is left over`() {
        let messages = Repository.fixtures(in: "conversations", ending: ".message")
        #expect(messages == Conversation.wrong.map { $0.dropLast(4) + ".message" })
    }
}
