@testable import Conversations
import Chat
import Encoding
import Testing

/// Tokens of a fixture are those that `mint` makes (contract, section 1).
@Suite struct MintingTests {
    /// The claims of the token that a step's value gives at nine o'clock.
    private func claims(_ value: String, widget: Widget = DemoWidgets.all[0]) throws -> JSON {
        let stage = Stage(
            exchange: Conversation.inMemory(), sandbox: "s", widget: widget, limits: Limits(),
            now: Conversation.noon)
        let token = try Minting.token(JSON(reading: value), on: stage)
        let payload = try #require(token.split(separator: UInt8(ascii: ".")).dropFirst().first)
        return try JSON(reading: Base64URL.decode(Array(payload)))
    }

    @Test func `iat is the clock and exp five minutes later`() throws {
        let claims = try claims(#"{"sub":"u","plan":"gold"}"#)
        #expect(claims.description == #"{"iat":1768467600,"exp":1768467900,"sub":"u","plan":"gold"}"#)
    }

    @Test func `a lifetime counts from iat`() throws {
        #expect(try claims(#"{"sub":"u","lifetime":"1h"}"#)["exp"]?.int == 1_768_471_200)
        #expect(try claims(#"{"sub":"u","lifetime":"1h","iat":1000}"#)["exp"]?.int == 4_600)
    }

    @Test func `claims that say when are left alone`() throws {
        let claims = try claims(#"{"sub":"u","iat":1.5,"exp":"soon"}"#)
        #expect(claims.description == #"{"sub":"u","iat":1.5,"exp":"soon"}"#)
    }

    @Test func `a claim named like a directive goes into claims`() throws {
        let claims = try claims(#"{"sub":"u","lifetime":"1m","claims":{"lifetime":"gold","broken":1}}"#)
        #expect(claims["lifetime"]?.string == "gold")
        #expect(claims["broken"]?.int == 1)
        #expect(claims["exp"]?.int == 1_768_467_660)
    }

    @Test func `on amazon-connect the subject is the widget unless a claim says otherwise`() throws {
        let widget = DemoWidgets.all[1]
        #expect(try claims("{}", widget: widget)["sub"]?.string == widget.id)
        #expect(try claims(#"{"sub":"c"}"#, widget: widget)["sub"]?.string == "c")
    }

    @Test func `a raw token is taken as it is`() throws {
        let stage = Stage(
            exchange: Conversation.inMemory(), sandbox: "s", widget: DemoWidgets.all[0], limits: Limits(),
            now: Conversation.noon)
        #expect(try Minting.token(JSON(reading: #"{"raw":" x "}"#), on: stage) == Array(" x ".utf8))
    }
}
