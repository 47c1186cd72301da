@testable import Conversations
import Chat
import Encoding
import Service
import Support
import Testing

/// On amazon-connect a page hears over its WebSocket, where there is one, what the events tell otherwise.
@Suite struct SocketTests {
    private static let connect = Conversation.files.filter(isConnect)

    private static func isConnect(_ file: String) -> Bool {
        Repository.text("Fixtures/" + file).contains(DemoWidgets.all[1].id)
    }

    private static func steps(_ steps: String) throws -> Fixture {
        try Conversation.read(
            text: #"""
                {"format":"chatgate/1","name":"test","widget":"00000000-0000-4000-8000-00000000c0de","steps":[
                {"token":{}},\#(steps)]}
                """#)
    }

    /// A gateway that loses everything that is pushed and holds these words.
    private static func deaf(to words: String) -> SocketedGateway {
        let gateway = SocketedGateway()
        gateway.relay = { String(decoding: $0, as: UTF8.self).contains(words) ? nil : $0 }
        return gateway
    }

    @Test(arguments: Conversation.files)
    func `a conversation comes to the same over sockets and in memory`(_ file: String) throws {
        let fixture = try Conversation.read(file)
        let near = try Conversation.play(fixture)
        let gateway = SocketedGateway()
        let far = try gateway.play(fixture)
        #expect(far.cases == near.cases)
        #expect(far.transcript == near.transcript)
        #expect(
            (gateway.opened > 0)
                == (Self.isConnect(file) && near.transcript.contains { $0.words.contains("starts a chat") }))
    }

    @Test(arguments: connect)
    func `a page that the socket tells nothing sees nothing, whatever the events say`(_ file: String) throws {
        let fixture = try Conversation.read(file)
        let sees = fixture.steps.contains { $0.verb.name == "sees" && $0.value["$absent"] == nil }
        let gateway = Self.deaf(to: #""topic":"aws/chat""#)
        #expect((try gateway.play(fixture).failed != nil) == sees)
    }

    @Test
    func `words of the far side come over the socket with who said them, and the end with who ended it`()
        throws
    {
        let gateway = SocketedGateway()
        let result = try gateway.play(
            Self.steps(
                #"""
                {"start":{"InitialMessage":"Hello"}},
                {"sees":{"$absent":true}},
                {"say":"Anybody?"}, {"agent":{"role":"bot","text":"beep"}}, {"agent":"Yes."},
                {"agent":{"role":"system","text":"Recorded."}},
                {"sees":{"$exact":{"type":"message","from":"bot","text":"beep",
                                   "createdAt":"2026-01-15T09:00:00.000Z"}}},
                {"sees":{"from":"agent","text":"Yes."}},
                {"sees":{"from":"system","text":"Recorded."}},
                {"sees":{"$absent":true}},
                {"end":{}},
                {"sees":{"$exact":{"type":"ended","from":"far-side"}}},
                {"sees":{"$absent":true}}
                """#))
        #expect(result.failed == nil, "\(String(describing: result.failed))")
        #expect(gateway.opened == 1)
        #expect(gateway.pushed >= 5)
    }

    @Test func `a page that comes later reads what was said before, once`() throws {
        let gateway = SocketedGateway()
        let says = (1...120).map { #"{"agent":"\#($0)"},"# }.joined()
        let sees = (1...120).map { #"{"visitor":"b","profile":"a","sees":{"text":"\#($0)"}},"# }.joined()
        let result = try gateway.play(
            Self.steps(
                #"""
                {"visitor":"a","token":{}}, {"visitor":"a","start":{}},
                \#(says.replacing(#"{"agent""#, with: #"{"visitor":"a","agent""#))
                \#(sees)
                {"visitor":"a","agent":"more"},
                {"visitor":"b","profile":"a","sees":{"text":"more"}},
                {"visitor":"b","profile":"a","sees":{"$absent":true}},
                {"visitor":"a","sees":{"text":"1"}}
                """#))
        #expect(result.failed == nil, "\(String(describing: result.failed))")
        #expect(gateway.opened == 2)
    }

    @Test func `what comes twice is heard once`() throws {
        let gateway = SocketedGateway()
        gateway.copies = 2
        let result = try gateway.play(
            Self.steps(#"{"start":{}},{"agent":"one"},{"sees":{"text":"one"}},{"sees":{"$absent":true}}"#))
        #expect(result.failed == nil, "\(String(describing: result.failed))")
        #expect(gateway.pushed > 0)
    }

    @Test func `a new chat is heard over a new socket, and a page that has left hears the events`() throws {
        let gateway = SocketedGateway()
        let result = try gateway.play(
            Self.steps(
                #"""
                {"start":{}}, {"agent":"one"}, {"start":{}}, {"agent":"two"},
                {"sees":{"text":"two"}}, {"sees":{"$absent":true}}, {"leave":{}},
                {"sees":{"text":"two"}}, {"sees":{"type":"ended","from":"customer"}}
                """#))
        #expect(result.failed == nil, "\(String(describing: result.failed))")
        #expect(gateway.opened == 2)
    }

    @Test func `the journal of a fixture holds no sockets`() throws {
        let steps = #"{"start":{}},{"journal":{},"expect":{"events":{"$count":3}}}"#
        #expect(try Conversation.play(Self.steps(steps)).failed == nil)
        #expect(try SocketedGateway().play(Self.steps(steps)).failed == nil)
    }

    @Test func `a subscription without a reply ends the run`() throws {
        let gateway = Self.deaf(to: "aws/subscribe")
        #expect(throws: ExchangeFailure("nothing came in time")) {
            try gateway.play(Self.steps(#"{"start":{}},{"sees":{"$absent":true}}"#))
        }
    }

    @Test func `a subscription that is refused fails its step`() throws {
        let gateway = SocketedGateway()
        gateway.relay = { text in
            Array(String(decoding: text, as: UTF8.self).replacing("success", with: "failure").utf8)
        }
        let failure = try gateway.play(Self.steps(#"{"start":{}},{"sees":{"$absent":true}}"#)).failed?.failure
        #expect(failure?.sentence == "the gateway refused the subscription of the page's WebSocket")
    }
}
