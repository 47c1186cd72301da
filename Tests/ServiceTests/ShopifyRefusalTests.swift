import Encoding
import HTTP
import Service
import Testing

/// Proxy queries, and tokens beside them, that are refused: each with its own reason, and nothing changed.
@Suite struct ShopifyRefusalTests {
    static let good = World.customer("u-42")

    /// The reason of a refusal with 401, or the problem; nil where the call is served.
    static func reason(
        _ world: inout World, _ query: String, token: String? = nil, _ method: Method = .post,
        _ path: String = "/sessions"
    ) throws -> String? {
        let before = (world.sessions(), try world.events().filter { $0 != "token.rejected" })
        let response = world.proxy(method, path, query, token: token, body: #"{"text":"x"}"#)
        if response.status.isSuccess { return nil }
        #expect(world.sessions() == before.0)
        #expect(try world.events().filter { $0 != "token.rejected" } == before.1)
        let json = try response.json
        guard response.status == .unauthorized else { return response.problem }
        #expect(response.problem == "token-rejected")
        #expect(response["www-authenticate"] == #"Bearer error="invalid_token""#)
        #expect(json["checks"]?.kind == .array && json["detail"]?.string?.isEmpty == false)
        return json["reason"]?.string
    }

    /// The customer's query with one parameter changed, or left out, before it was signed.
    static func changed(_ name: String, _ value: String?) -> String {
        let parameters = ProxyPage.parameters().compactMap { parameter in
            parameter.0 != name ? parameter : value.map { (name, $0) }
        }
        return ProxyPage.query(parameters)
    }

    @Test func `check 115: a signature in upper case, of 63 characters or in base64 is none`() throws {
        var world = try World(ProxyPage.configuration())
        let query = ProxyPage.unsigned(ProxyPage.parameters()) + "&signature="
        let code = ProxyPage.signature(ProxyPage.parameters())
        let base64 = Base64.encodedString(Hex.decode(Array(code.utf8)) ?? []).replacing("=", with: "%3D")
            .replacing("+", with: "%2B")
        for signature in [code.uppercased(), String(code.dropLast()), code + "0", base64, ""] {
            #expect(try Self.reason(&world, query + signature) == "signature", "\(signature)")
        }
        let body = #"{"widget":"shop","query":"\#(query.dropFirst())\#(code.uppercased())"}"#
        let verdict = try world.control(.post, "/verdicts", body: body).json
        #expect(verdict["reason"]?.string == "signature")
        #expect(verdict["hints"]?[0]?["id"]?.string == "upper-case-hex")
    }

    @Test func `check 116: a signature that is missing or stands twice`() throws {
        var world = try World(ProxyPage.configuration())
        let unsigned = ProxyPage.unsigned(ProxyPage.parameters())
        #expect(try Self.reason(&world, unsigned) == "missing-claim")
        #expect(try Self.reason(&world, "") == "missing-claim")
        #expect(try Self.reason(&world, "?") == "missing-claim")
        let code = ProxyPage.signature(ProxyPage.parameters())
        let twice = ProxyPage.query() + "&signature=\(code)"
        #expect(try Self.reason(&world, twice) == "duplicate-member")
    }

    @Test(arguments: ["shop", "timestamp", "logged_in_customer_id", "path_prefix"])
    func `check 117: what the rules look at stands once`(name: String) throws {
        var world = try World(ProxyPage.configuration())
        let value = ProxyPage.parameters().first { $0.0 == name }?.1 ?? ""
        for second in [value, "1"] {
            let query = ProxyPage.query() + "&\(name)=\(second)"
            #expect(try Self.reason(&world, query) == "duplicate-member")
            #expect(try Self.reason(&world, "?\(name)=\(second)&" + ProxyPage.query().dropFirst()) != nil)
        }
    }

    @Test func `check 118: ninety seconds either way, by the sandbox's clock`() throws {
        var world = try World(ProxyPage.configuration())
        for (offset, expected) in [
            (-89, nil), (-90, nil), (-91, "expired"), (90, nil), (91, "not-yet-valid"),
        ] as [(Int64, String?)] {
            let query = ProxyPage.query(at: World.noonSeconds + offset)
            #expect(try Self.reason(&world, query) == expected, "\(offset)")
        }
        world.clock(#"{"freeze":"2026-01-15T09:01:30Z"}"#)
        #expect(try Self.reason(&world, ProxyPage.query()) == nil)
        world.clock(#"{"advance":"1ms"}"#)
        #expect(try Self.reason(&world, ProxyPage.query()) == "expired")
    }

    @Test(arguments: ["", "NaN", "Infinity", "123.45", "abc", "-1768467600", "1e9"])
    func `check 119: a timestamp is digits alone`(timestamp: String) throws {
        var world = try World(ProxyPage.configuration())
        #expect(try Self.reason(&world, Self.changed("timestamp", timestamp)) == "claim-type")
        #expect(try Self.reason(&world, Self.changed("timestamp", nil)) == "missing-claim")
    }

    @Test(arguments: [
        "other.myshopify.com", "demo.example", "Demo.myshopify.com", "demo.myshopify.com.",
        "x.demo.myshopify.com",
        "",
    ])
    func `check 125: another shop, or none of Shopify's, is refused however well it is signed`(shop: String)
        throws
    {
        var world = try World(ProxyPage.configuration())
        #expect(try Self.reason(&world, Self.changed("shop", shop)) == "issuer")
        #expect(try Self.reason(&world, Self.changed("shop", nil)) == "missing-claim")
    }

    @Test func `check 114: a forged, cut or altered query opens nothing`() throws {
        var world = try World(ProxyPage.configuration())
        let id = try world.proxyStart(ProxyPage.query())
        let forged = ProxyPage.query().replacing("=7001", with: "=7002")
        for (method, path) in [
            (Method.post, "/sessions"), (.get, "/sessions/\(id)"), (.post, "/sessions/\(id)/messages"),
            (.get, "/sessions/\(id)/events"), (.get, "/history"), (.post, "/logout"),
        ] {
            #expect(try Self.reason(&world, forged, method, path) == "signature", "\(path)")
            #expect(try Self.reason(&world, ProxyPage.query() + "&evil=1", method, path) == "signature")
            #expect(try Self.reason(&world, "", token: Self.good, method, path) == "missing-claim")
        }
        let other = String(ProxyPage.query("7001", at: World.noonSeconds + 1).suffix(64))
        #expect(try Self.reason(&world, String(ProxyPage.query().dropLast(64)) + other) == "signature")
        #expect(!world.gateway.hasStreams)
    }

    @Test func `check 127: two credentials that name customers are 409, even where they are one person`()
        throws
    {
        var world = try World(ProxyPage.configuration())
        let id = try world.proxyStart(ProxyPage.query())
        let sessions = world.sessions()
        for sub in ["u-42", "7001"] {
            let token = World.customer(sub)
            for (method, path) in [
                (Method.post, "/sessions"), (.get, "/sessions/\(id)"), (.post, "/sessions/\(id)/messages"),
                (.get, "/sessions/\(id)/events"), (.get, "/history"), (.post, "/logout"),
            ] {
                let response = world.proxy(
                    method, path, ProxyPage.query(), token: token, body: #"{"text":"x"}"#)
                #expect(response.status == .conflict && response.problem == "identity-conflict", "\(path)")
                #expect(try response.json["reason"]?.string == "identity-conflict")
            }
        }
        #expect(world.sessions() == sessions)
        #expect(try world.events(query: "type=identity-conflict").count == 12)
        #expect(try world.events(query: "type=token.revoked").isEmpty)
        let alone = world.call(.post, ProxyPage.widget + "/sessions", token: Self.good)
        #expect(alone.status == .created, "the token was not logged out")
    }

    @Test func `check 127: beside a guest the token counts, and its logout revokes it`() throws {
        var world = try World(ProxyPage.configuration())
        let guest = ProxyPage.query("")
        let start = try world.proxy(.post, "/sessions", guest, token: Self.good).json
        #expect(start["identity"]?["sub"]?.string == "u-42")
        let id = try #require(start["session"]?["id"]?.string)
        let direct = world.call(.get, ProxyPage.widget + "/sessions/\(id)", token: Self.good)
        #expect(direct.status == .ok, "the same customer as by the token alone")
        let page = try world.stream(
            at: ProxyPage.widget + "/proxy/sessions/\(id)/events" + guest, token: Self.good)
        #expect(world.deadline == Instant(seconds: World.noonSeconds + 3_600))
        #expect(world.proxy(.post, "/logout", guest, token: Self.good).status == .noContent)
        #expect(world.heard() == [page: .closed])
        #expect(try Self.reason(&world, guest, token: Self.good) == "revoked")
    }

    @Test func `either one that is bad is refused with its own reason`() throws {
        var world = try World(ProxyPage.configuration())
        let old = World.token(#"{"sub":"u-42","exp":1}"#)
        let stale = ProxyPage.query(at: World.noonSeconds - 100)
        for (query, token, expected) in [
            (ProxyPage.query(), old, "expired"), (ProxyPage.query(""), old, "expired"),
            (ProxyPage.query(""), "x.y.z", "base64url"), (ProxyPage.query() + "&a=1", Self.good, "signature"),
            (ProxyPage.query("") + "&a=1", Self.good, "signature"), (stale, Self.good, "expired"),
            (ProxyPage.query() + "&a=1", old, "signature"), (stale, "x.y.z", "expired"),
        ] {
            #expect(try Self.reason(&world, query, token: token) == expected)
        }
        let path = ProxyPage.widget + "/proxy/sessions" + ProxyPage.query()
        let basic = world.call(.post, path, fields: [("Authorization", "Basic eDp5")])
        #expect(try basic.json["reason"]?.string == "malformed")
        let empty = world.call(.post, path, fields: [("Authorization", "Bearer")])
        #expect(try empty.json["identity"]?["sub"]?.string == ProxyPage.sub)
    }

    @Test func `a widget without the app has no proxy, whatever is signed`() throws {
        var world = try World(ProxyPage.configuration())
        for widget in ["plain", "nobody"] {
            let path = "/applied/v1/widgets/\(widget)/proxy"
            for call in ["/history", "/sessions/x", "/sessions/x/events"] {
                let response = world.call(.get, path + call + ProxyPage.query())
                #expect(response.status == .notFound)
                #expect(response.problem == (widget == "plain" ? "no-shopify" : "unknown-widget"))
            }
            #expect(world.call(.post, path + "/sessions" + ProxyPage.query()).status == .notFound)
        }
        #expect(world.sessions().contains(#""sessions":[]"#))
    }

    @Test func `a signed query counts on the proxy's path alone`() throws {
        var world = try World(ProxyPage.configuration())
        let response = world.call(.post, ProxyPage.widget + "/sessions" + ProxyPage.query())
        #expect(try response.json["identity"]?["kind"]?.string == "anonymous")
    }

    @Test func `a widget that goes on with a bad token does so with a bad query, at the start alone`() throws
    {
        var world = try World(ProxyPage.configuration(#","onBadToken":"anonymous""#))
        let bad = ProxyPage.query() + "&evil=1"
        let start = try world.proxy(.post, "/sessions", bad).json
        #expect(start["identity"]?["kind"]?.string == "anonymous")
        let event = try #require(world.control(.get, "/events?type=token.rejected").json["events"]?[0])
        #expect(event["data"]?["verdict"]?["reason"]?.string == "signature")
        let id = try #require(start["session"]?["id"]?.string)
        #expect(try Self.reason(&world, bad, .get, "/sessions/\(id)") == "signature")
    }
}
