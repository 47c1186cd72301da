import Chat
import Encoding
import HTTP
import Service
import Testing

/// `/token` of the demo site: what a website's backend does, for the two demo widgets.
@Suite struct DemoTokenTests {
    static let applied = "demo-applied"
    static let connect = "00000000-0000-4000-8000-00000000c0de"

    /// The token that the site gives.
    private static func token(_ world: inout World, _ path: String, body: String? = nil) throws -> String {
        let response = world.call(body == nil ? .get : .post, path, body: body ?? "")
        #expect(response.status == .ok, "\(response.text)")
        #expect(try response.json.members.map(\.name) == ["data"])
        return try #require(try response.json["data"]?.string)
    }

    private static func payload(_ token: String) throws -> JSON {
        let parts = token.split(separator: ".")
        return try JSON(reading: Base64URL.decode(Array(parts[1].utf8)))
    }

    private static func decision(_ world: inout World, _ widget: String, _ token: String) throws -> String {
        let body = #"{"widget":"\#(widget)","token":"\#(token)"}"#
        let verdict = try world.control(.post, "/verdicts", body: body).json
        return verdict["reason"]?.string ?? verdict["decision"]?.string ?? ""
    }

    @Test(arguments: [applied, connect])
    func `a token holds for five minutes and no longer`(_ widget: String) throws {
        var world = try DemoSiteTests.site()
        let token = try Self.token(&world, "/token?widgetId=\(widget)")
        let payload = try Self.payload(token)
        #expect(payload["iat"]?.int == World.noonSeconds)
        #expect(payload["exp"]?.int == World.noonSeconds + 300)
        #expect(try Self.decision(&world, widget, token) == "verified")
        world.now = Instant(seconds: World.noonSeconds + 299)
        #expect(try Self.decision(&world, widget, token) == "verified")
        world.now = Instant(seconds: World.noonSeconds + 301)
        #expect(try Self.decision(&world, widget, token) == "expired")
    }

    @Test func `the sandbox's own clock dates its tokens`() throws {
        var world = try DemoSiteTests.site()
        let clock = world.call(
            .put, "/sandbox/s/_chatgate/v1/clock", body: #"{"freeze":"2030-01-01T00:00:00Z"}"#)
        #expect(clock.status == .ok)
        let token = try Self.token(&world, "/sandbox/s/token?widgetId=demo-applied")
        #expect(try Self.payload(token)["iat"]?.int == 1_893_456_000)
    }

    @Test func `on applied the subject is the customer and each attribute a claim`() throws {
        var world = try DemoSiteTests.site()
        let path = "/token?widgetId=demo-applied"
        #expect(try Self.payload(Self.token(&world, path))["sub"]?.string == "demo-customer")
        #expect(try Self.payload(Self.token(&world, path + "&customer=u%201"))["sub"]?.string == "u 1")
        let body = #"{"customer":"u-42","attributes":{"plan":"pro","seats":3.50,"tags":["a"]}}"#
        let token = try Self.token(&world, path, body: body)
        let payload = try Self.payload(token)
        #expect(payload.members.map(\.name) == ["sub", "iat", "exp", "plan", "seats", "tags"])
        #expect(payload["sub"]?.string == "u-42")
        #expect(payload["plan"]?.string == "pro" && payload["seats"]?.description == "3.50")
        #expect(try Self.decision(&world, Self.applied, token) == "verified")
        let started = try world.widget(.post, "/sessions", token: token).json
        #expect(started["identity"]?["sub"]?.string == "u-42")
        #expect(started["agentContext"]?["plan"]?.string == "pro")
    }

    @Test func `on amazon-connect the subject is the widget, and only a customer's token names one`() throws {
        var world = try DemoSiteTests.site()
        let path = "/token?widgetId=\(Self.connect)"
        let nobody = try Self.payload(Self.token(&world, path, body: ""))
        #expect(nobody["sub"]?.string == Self.connect && nobody["customerId"] == nil)
        let body = #"{"customer":"u-42","attributes":{"plan":"pro"}}"#
        let token = try Self.token(&world, path, body: body)
        let payload = try Self.payload(token)
        #expect(payload["sub"]?.string == Self.connect)
        #expect(payload["customerId"]?.string == "u-42")
        #expect(payload["attributes"]?.description == #"{"plan":"pro"}"#)
        #expect(try Self.decision(&world, Self.connect, token) == "verified")
    }

    @Test(arguments: [
        ("", 400), ("?widgetId=", 404), ("?widgetId=other", 404), ("?widgetId=demo-Applied", 404),
        ("?widgetId=demo-applied&widgetId=demo-applied", 400),
    ])
    func `a widget that is not a demo one is not signed for`(query: String, status: Int) throws {
        var world = try DemoSiteTests.site()
        for method in [Method.get, .post] {
            let response = world.call(method, "/token" + query)
            #expect(response.status.code == status)
            #expect(response["content-type"] == "application/problem+json")
        }
    }

    @Test(arguments: ["sub", "iat", "exp", "nbf", "iss", "aud", "jti"])
    func `an attribute cannot be a registered claim of an applied token`(_ name: String) throws {
        var world = try DemoSiteTests.site()
        let body = #"{"attributes":{"plan":"pro","\#(name)":1}}"#
        let response = world.call(.post, "/token?widgetId=demo-applied", body: body)
        #expect(response.status == .badRequest)
        #expect(response.text.contains(name))
        #expect(world.call(.post, "/token?widgetId=\(Self.connect)", body: body).status == .ok)
    }

    @Test(arguments: [
        #"{"attributes":[]}"#, #"{"attributes":"x"}"#, #"{"customer":1}"#, #"{"atributes":{}}"#, "[]", "{",
    ])
    func `a body that is not understood is refused`(_ body: String) throws {
        var world = try DemoSiteTests.site()
        #expect(world.call(.post, "/token?widgetId=demo-applied", body: body).status == .badRequest)
    }

    @Test func `it signs with the demo key, whatever key the sandbox's widget has`() throws {
        var world = try DemoSiteTests.site()
        let path = "/widgets/demo-applied/keys"
        let added = world.control(
            .post, path, body: #"{"id":"own","secret":"another-secret-0123456789-0123456789"}"#)
        #expect(added.status == .created)
        let token = try Self.token(&world, "/token?widgetId=demo-applied")
        #expect(try Self.decision(&world, Self.applied, token) == "verified")
        #expect(world.control(.delete, path + "/demo").status == .noContent)
        #expect(try Self.decision(&world, Self.applied, token) == "signature")
    }
}
