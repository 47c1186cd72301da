import Encoding
import Testing
import Tokens

@testable import Chat
@testable import Conversations

/// What was written down of a chat replays green, whatever happened in it.
@Suite struct RecordingTests {
    private static func recordings(of steps: String) throws -> (RecordedGateway, [Recording]) {
        let gateway = RecordedGateway()
        let fixture = try Conversation.steps(steps)
        let result = try Player(gateway.exchange, sandbox: "held", now: Conversation.noon).play(fixture)
        #expect(result.failed == nil, "\(result)")
        return (gateway, gateway.recordings)
    }

    private static func text(_ result: FixtureResult) -> String {
        TextReport(Replay(results: [result], command: "replay")).text
    }

    @Test(arguments: Conversation.files)
    func `every chat of the collection is written down, and replays`(_ file: String) throws {
        let fixture = try Conversation.read(file)
        let gateway = RecordedGateway(fixture.inlineWidget == nil ? nil : fixture.widget)
        let result = try Player(gateway.exchange, sandbox: "held", now: Conversation.noon).play(fixture)
        #expect(result.failed == nil)
        #expect(gateway.faults.allSatisfy { $0 == .noKey })
        #expect(gateway.faults.isEmpty || file.contains("rotation"))
        for recording in gateway.recordings {
            let again = try gateway.replay(recording)
            #expect(again.failed == nil, "\(recording.text)\n\(Self.text(again))")
        }
    }

    @Test func `a verified chat is its claims, words and end`() throws {
        let (_, recordings) = try Self.recordings(
            of: #"""
                {"token":{"sub":"u-1","plan":"pro","lifetime":"2h"}},
                {"start":{"metadata":{"context":{"plan":"gold"}},"message":"Hello"},
                 "expect":{"trust":"verified"}},
                {"advance":"90s"}, {"agent":"Yes, ${who}?"}, {"say":"Bye"}
                """#.replacing("${", with: "$${"))
        let text = try #require(recordings.first).text
        #expect(recordings.count == 1)
        #expect(text.contains(#"{"token":{"sub":"u-1","plan":"pro","lifetime":"1h"}}"#))
        #expect(text.contains(#""agentContext":{"$exact":{"plan":"pro"}}"#))
        #expect(text.contains(#"{"say":"Hello"}"#))
        #expect(text.contains(#"{"advance":"90s"}"#))
        #expect(text.contains(#"{"agent":"Yes, $${who}?"}"#))
        #expect(!text.contains("gold"))
    }

    @Test func `an anonymous chat is what its page said`() throws {
        let (_, recordings) = try Self.recordings(
            of: #"""
                {"start":{"metadata":{"context":{"plan":"gold"}}},"expect":{"trust":"untrusted"}},
                {"say":{"text":"Hi","metadata":{"page":"/cart"}}}
                """#)
        let text = try #require(recordings.first).text
        #expect(!text.contains(#""token""#))
        #expect(text.contains(#"{"start":{"metadata":{"context":{"plan":"gold"}}}"#))
        #expect(text.contains(#"{"say":{"text":"Hi","metadata":{"page":"/cart"}}}"#))
    }

    @Test func `no token and no secret stands in a recording, not even one that somebody typed`() throws {
        let token = Signer.sign(
            Array(#"{"sub":"u-1"}"#.utf8),
            with: SigningKey(id: nil, secret: Array(DemoWidgets.appliedSecret.utf8)))
        let (gateway, recordings) = try Self.recordings(
            of: """
                {"token":{"sub":"u-1","lifetime":"1h","note":"\(token)"}},
                {"start":{},"expect":{"trust":"verified"}},
                {"say":"see https://a.example.com/?token=\(token)."}, {"agent":"\(token)"}
                """)
        let recording = try #require(recordings.first)
        let signature = try #require(token.split(separator: ".").last)
        #expect(!recording.text.contains(signature))
        #expect(!recording.text.contains(DemoWidgets.appliedSecret))
        #expect(recording.text.contains("(a token)"))
        #expect(try gateway.replay(recording).failed == nil)
    }

    @Test func `a long chat gets a new token before the one it has is over`() throws {
        let (gateway, recordings) = try Self.recordings(
            of: #"""
                {"token":{"sub":"u-1","lifetime":"20h"}}, {"start":{},"expect":{"trust":"verified"}},
                {"advance":"9h"}, {"say":"Still here"}, {"advance":"9h"}, {"agent":"I too"}
                """#)
        let recording = try #require(recordings.first)
        #expect(recording.text.split(separator: #""token""#).count == 4)
        let result = try gateway.replay(recording)
        #expect(result.failed == nil, "\(Self.text(result))")
    }

    @Test func `claims with the names of directives stay claims`() throws {
        let (gateway, recordings) = try Self.recordings(
            of: #"""
                {"token":{"sub":"u-1","claims":{"key":"k","from":"here","a":1.50}}},
                {"start":{},"expect":{"agentContext":{"key":"k"}}}
                """#)
        let recording = try #require(recordings.first)
        #expect(recording.text.contains(#""claims":{"key":"k","from":"here","a":1.50}"#))
        #expect(try gateway.replay(recording).failed == nil)
    }

    @Test func `a chat of very many words is written down whole`() throws {
        let steps = String(repeating: #"{"say":"word"},{"advance":"1s"},"#, count: 1_000)
        let (gateway, recordings) = try Self.recordings(
            of: #"{"start":{},"expect":{"identity":{"kind":"anonymous"}}},"# + steps + #"{"say":"last"}"#)
        let result = try gateway.replay(#require(recordings.first))
        #expect(result.failed == nil)
        #expect(result.transcript.count > 2_000)
    }

    @Test func `a file's name tells time, widget and session, and does not open it`() throws {
        let (_, recordings) = try Self.recordings(
            of: #"{"start":{},"expect":{"identity":{"kind":"anonymous"}}}"#)
        let name = try #require(recordings.first).file
        let parts = name.split(separator: "_")
        #expect(parts.count == 3)
        #expect(parts[0] == "2026-01-15T09-00-00.000Z")
        #expect(parts[1] == "demo-applied")
        #expect(parts[2].count == 8 + ".chat.json".count)
        #expect(parts[2].hasSuffix(".chat.json"))
    }

    @Test func `a chat of a widget that the configuration lacks is not written down`() throws {
        let gateway = RecordedGateway()
        let file = try #require(
            Conversation.files.first { (try? Conversation.read($0).inlineWidget != nil) ?? false })
        _ = try Player(gateway.exchange, sandbox: "held", now: Conversation.noon)
            .play(Conversation.read(file))
        #expect(gateway.recordings.isEmpty)
        #expect(gateway.faults.allSatisfy { if case .foreignWidget = $0 { true } else { false } })
    }

    @Test func `a chat whose beginning the journal lost is not written down`() throws {
        let gateway = RecordedGateway()
        var configuration = Configuration()
        configuration.limits.journal = 40_000
        let word = String(repeating: "word", count: 1_000)
        let many = String(repeating: #"{"say":"\#(word)"},"#, count: 50)
        let fixture = try Conversation.steps(
            #"{"start":{},"expect":{"identity":{"kind":"anonymous"}}},"# + many + #"{"say":"last"}"#)
        let small = RecordedGateway(limits: configuration.limits)
        _ = try Player(small.exchange, sandbox: "held", now: Conversation.noon).play(fixture)
        #expect(small.recordings.isEmpty)
        #expect(small.faults == [.beginningIsGone])
        _ = try Player(gateway.exchange, sandbox: "held", now: Conversation.noon).play(fixture)
        #expect(gateway.recordings.count == 1)
    }
}
