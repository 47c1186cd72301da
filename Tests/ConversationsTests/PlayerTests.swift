@testable import Conversations
import Encoding
import HTTP
import Service
import Testing

/// How a fixture ends: at its first failure, which is told in full.
@Suite struct PlayerTests {
    @Test func `a refusal that nothing expects fails the run at its step`() throws {
        let result = try Conversation.play(
            Conversation.steps(
                #"{"token":{"raw":"junk"}},{"start":{}},{"history":{},"expect":{"scope":"all-sessions"}}"#))
        let failure = try #require(result.failed?.failure)
        #expect(failure.sentence.hasPrefix("the gateway refused it: malformed: "))
        #expect(failure.location.column == 97)
        #expect(result.cases.map(\.outcome) == [.failed(failure), .skipped])
        #expect(result.transcript.map(\.mark) == [.played, .failed, .skipped])
    }

    @Test func `a refusal that was expected and does not come fails the run`() throws {
        let result = try Conversation.play(
            Conversation.steps(#"{"start":{},"expect":{"rejected":"expired"}}"#))
        let difference = try #require(result.failed?.failure?.differences.first)
        #expect(difference.path == "/rejected")
        #expect(difference.came == "nothing")
    }

    @Test func `an expectation of something else does not hide a refusal`() throws {
        let steps = #"{"token":{"raw":"junk"}},{"start":{},"expect":{"trust":{"$absent":true}}}"#
        let result = try Conversation.play(Conversation.steps(steps))
        #expect(result.failed?.failure?.sentence.hasPrefix("the gateway refused it: malformed") ?? false)
    }

    @Test func `what cannot be saved fails the run at the save`() throws {
        let steps =
            #"{"start":{},"save":{"s":"/sesion/id"}},{"journal":{"session":"${s}"},"expect":{"next":null}}"#
        let failure = try #require(try Conversation.play(Conversation.steps(steps)).failed?.failure)
        #expect(failure.sentence.hasPrefix("there is nothing at /sesion/id to save as \"s\"; what came is {"))
    }

    @Test func `a start that was refused leaves no session to speak in`() throws {
        let steps =
            #"{"token":{"raw":"junk"}},{"start":{},"expect":{"rejected":"malformed"}},{"agent":"Hello"}"#
        let failure = try #require(try Conversation.play(Conversation.steps(steps)).failed?.failure)
        #expect(failure.sentence == "visitor has no chat session: its start was refused, or never came")
    }

    @Test func `the last ten events come with a failure, and none with success`() throws {
        let says = String(repeating: #"{"say":"Hello"},"#, count: 12)
        let failing = try Conversation.play(
            Conversation.steps(#"{"start":{}},\#(says){"sees":{"from":"agent"}}"#))
        #expect(failing.lastEvents.map { $0["seq"]?.int } == (5...14).map { Int64($0) })
        let held = try Conversation.play(
            Conversation.steps(#"{"start":{}},\#(says){"sees":{"$absent":true}}"#))
        #expect(held.lastEvents.isEmpty)
    }

    @Test func `without a clock time stands still at the moment of the run`() throws {
        let steps = #"{"start":{},"expect":{"session":{"createdAt":"2026-01-15T09:00:00.000Z"}}}"#
        #expect(try Conversation.play(Conversation.steps(steps)).failed == nil)
    }

    @Test func `a sandbox is gone when its fixture has ended, held or not`() throws {
        var sandboxes: [String] = []
        var exchange = Conversation.inMemory()
        let send = exchange.send
        exchange.send = { (request) throws(ExchangeFailure) in
            if request.method == .delete { sandboxes.append(request.path) }
            return try send(request)
        }
        let player = Player(exchange, sandbox: "mine", now: Conversation.noon)
        _ = try player.play(Conversation.steps(#"{"start":{},"expect":{"trust":"verified"}}"#))
        _ = try player.play(Conversation.steps(#"{"start":{},"expect":{"trust":"nobody"}}"#))
        #expect(sandboxes == ["/sandbox/mine/_chatgate/v1", "/sandbox/mine/_chatgate/v1"])
    }

    @Test func `a gateway that does not answer is no failed expectation`() throws {
        let exchange = Exchange(
            send: { (_) throws(ExchangeFailure) in throw ExchangeFailure("nobody listens") },
            website: { (_) throws(ExchangeFailure) in [] }, waits: { _ in false })
        let player = Player(exchange, sandbox: "mine", now: Conversation.noon)
        #expect(throws: ExchangeFailure("nobody listens")) {
            try player.play(Conversation.steps(#"{"start":{},"expect":{"trust":"verified"}}"#))
        }
    }

    @Test func `what has not come is looked for again as long as the exchange waits`() throws {
        var attempts: [Int] = []
        var exchange = Conversation.inMemory()
        exchange.waits = { attempt in
            attempts.append(attempt)
            return attempt < 3
        }
        let player = Player(exchange, sandbox: "mine", now: Conversation.noon)
        let result = try player.play(Conversation.steps(#"{"start":{}},{"sees":{"from":"agent"}}"#))
        #expect(attempts == [1, 2, 3])
        #expect(result.failed?.failure?.differences.map(\.came) == ["nothing"])
    }

    @Test func `a token with a line end is never sent as if it had none`() throws {
        let steps = #"{"token":{"sub":"u","broken":"line-end"}},{"start":{},"expect":{"trust":"verified"}}"#
        let failure = try Conversation.play(Conversation.steps(steps)).failed?.failure
        #expect(failure?.sentence == "no request can carry the token: there is a line end in it")
    }

    @Test func `a website is asked for its token`() throws {
        var exchange = Conversation.inMemory()
        exchange.website = { (url) throws(ExchangeFailure) in Array("token of \(url)".utf8) }
        let player = Player(exchange, sandbox: "mine", now: Conversation.noon)
        let steps =
            #"{"token":{"from":"http://shop/token"},"expect":{"decision":"rejected","reason":"malformed"}}"#
        #expect(try player.play(Conversation.steps(steps)).failed == nil)
    }

    @Test func `no token and no secret stands in a transcript`() throws {
        let fixture = try Conversation.read("conversations/emergency-rotation.chat.json")
        let words = try Conversation.play(fixture).transcript.map(\.words).joined()
        #expect(words.contains("adds key fresh, removes key leaked"))
        #expect(!words.contains("secret"))
        #expect(!words.contains("eyJ"))
    }

    @Test func `a visitor who takes over another's profile hears its session from the start`() throws {
        let steps = #"""
            {"visitor":"a","start":{}}, {"visitor":"a","agent":"one"},
            {"visitor":"b","start":{}}, {"visitor":"b","agent":"two"}, {"visitor":"b","sees":{"text":"two"}},
            {"visitor":"b","profile":"a","sees":{"text":"one"}}
            """#
        #expect(try Conversation.play(Conversation.steps(steps)).failed == nil)
    }
}
