import Encoding
import HTTP
import Testing
import Tokens

/// Every kind of broken token that a header field can carry, thrown at the start of a session.
@Suite struct `broken tokens over HTTP` {
    private static let path = "/applied/v1/widgets/a/sessions"
    /// A widget with every setting that a kind needs.
    private static let configuration = JSONFixture.applied(
        #""requireExp":true,"checkIat":true,"issuer":"https://shop.example","audience":"chat","#
            + #""maxLifetime":"1h","shopify":{"shop":"demo.myshopify.com","#
            + #""secret":"shop-secret-0123456789-0123456789"}"#)
    private static let kinds = BrokenToken.all.filter { $0.need != .amazonConnect && !$0.holdsLineEnd }
        .map(\.kind)

    /// What the widget `a` is, as tokens see it: its policy, and the key that it is asked with.
    private static func token(_ broken: BrokenToken) throws -> String {
        var policy = VerificationPolicy(widget: "a")
        policy.subject = .customer(maximumBytes: 255, reservedPrefix: "shopify:")
        policy.issuer = "https://shop.example"
        policy.audience = "chat"
        policy.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(3_600))
        let bytes = broken.make(
            from: try JSON(reading: #"{"sub":"u-42"}"#), key: World.key, policy: policy,
            now: Instant(seconds: World.noonSeconds))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: kinds) func `is refused with its reason, and starts nothing`(kind: String) throws {
        var world = try World(Self.configuration)
        let before = world.sessions()
        let broken = try #require(BrokenToken.named(kind))
        let token = try Self.token(broken)
        let response = world.call(.post, Self.path, token: token)
        #expect(response.status == .unauthorized, "\(response.text)")
        let body = try response.json
        #expect(body["reason"]?.string == broken.reason.rawValue)
        let failed = try #require(body["checks"]).elements.filter { $0["status"]?.string == "fail" }
        #expect(failed.compactMap { $0["id"]?.string }.count == 1, "\(failed)")
        #expect(response["www-authenticate"] == #"Bearer error="invalid_token""#)
        #expect(!response.text.contains(token))
        #expect(world.sessions() == before)
        #expect(try world.events() == ["token.rejected"])
    }

    @Test func `a token that nothing was done to starts a session there`() throws {
        var world = try World(Self.configuration)
        let claims = #""iss":"https://shop.example","aud":"chat""#
        let response = world.call(.post, Self.path, token: World.customer("u-42", claims))
        #expect(response.status == .created, "\(response.text)")
    }

    @Test(arguments: kinds) func `the reason is on record`(kind: String) throws {
        var world = try World(Self.configuration)
        let broken = try #require(BrokenToken.named(kind))
        _ = world.call(.post, Self.path, token: try Self.token(broken))
        let event = try world.control(.get, "/events?type=token.rejected").json["events"]?[0]
        #expect(event?["data"]?["verdict"]?["reason"]?.string == broken.reason.rawValue)
    }
}
