import Chat
import Conversations
import Encoding
import Testing
import Tokens

/// `"broken": KIND` in a fixture: each kind of the catalogue is refused for its own reason.
@Suite struct BrokenTokenTests {
    /// Everything that a kind may need of an applied widget (contract, section 2).
    private static let applied = #"""
        {"id":"w","platform":"applied","keys":[{"id":"k","secret":"a-secret-of-this-test-alone-0123456789"}],
         "requireExp":true,"checkIat":true,"issuer":"https://shop.example","audience":"chat",
         "maxLifetime":"10m",
         "shopify":{"shop":"demo.myshopify.com","secret":"another-secret-of-this-test-0123456789"}}
        """#

    private static func fixture(_ broken: BrokenToken, expecting reason: String) throws -> Fixture {
        let isConnect = broken.need == .amazonConnect
        let widget = isConnect ? #""00000000-0000-4000-8000-00000000c0de""# : applied
        let subject = isConnect ? "" : #""sub":"u-42","#
        // No header field carries a line end, so that no page can start with it.
        let start = broken.holdsLineEnd ? "" : #",{"start":{},"expect":{"rejected":"\#(reason)"}}"#
        return try Conversation.read(
            text: #"""
                {"format":"chatgate/1","name":"test","widget":\#(widget),"steps":[
                  {"token":{\#(subject)"broken":"\#(broken.kind)"},
                   "expect":{"reason":"\#(reason)"}}\#(start)]}
                """#)
    }

    @Test(arguments: BrokenToken.all.map(\.kind))
    func `a broken token opens no chat, and its reason is said`(_ kind: String) throws {
        let broken = try #require(BrokenToken.named(kind))
        let result = try Conversation.play(Self.fixture(broken, expecting: broken.reason.rawValue))
        #expect(result.failed == nil, "\(String(describing: result.failed?.failure))")
        #expect(result.cases.count == (broken.holdsLineEnd ? 1 : 2))
    }

    @Test(arguments: BrokenToken.all.map(\.kind))
    func `another reason does not hold`(_ kind: String) throws {
        let broken = try #require(BrokenToken.named(kind))
        let result = try Conversation.play(Self.fixture(broken, expecting: "revoked"))
        #expect(result.failed?.failure?.differences.map(\.path) == ["/reason"])
    }
}
