import Encoding
import HTTP
import Service
import Support
import Testing
import Tokens

/// Control (contract, section 5) and the verdict (section 6).
@Suite struct ControlTests {
    static let token = World.customer("u-42", #""plan":"pro""#)

    @Test func `home tells the version and where everything stands`() throws {
        var world = try World()
        let home = try world.control(.get, "").json
        #expect(home["name"]?.string == "chatgate")
        #expect(home["version"]?.string == Version.text)
        #expect(home["sandbox"]?.string == "default")
        #expect(
            home["widgets"]?.elements.map { $0["id"]?.string } == [
                "demo-applied", "00000000-0000-4000-8000-00000000c0de",
            ])
        #expect(home["links"]?["events"]?.string == "http://127.0.0.1:4820/_chatgate/v1/events")
        let sandbox = try world.call(.get, "/sandbox/t1/_chatgate/v1").json
        #expect(sandbox["links"]?["self"]?.string == "http://127.0.0.1:4820/sandbox/t1/_chatgate/v1")
        for link in try #require(home["links"]).members where link.name != "verdicts" {
            let path = try #require(link.value.string).dropFirst("http://127.0.0.1:4820".utf8.count)
            #expect(world.call(.get, String(path)).status == .ok)
        }
    }

    @Test(arguments: ["/healthz", "/readyz"])
    func `health is for everybody, under any name, and leaves no trace`(path: String) throws {
        var world = try World { $0.isLoopback = false }
        let response = world.call(
            .get, path, fields: [("Host", "evil.example"), ("Origin", "http://evil.example")])
        #expect(response.status == .ok)
        #expect(try response.json["status"]?.string == "ok")
        world = try World()
        _ = world.call(.get, path)
        #expect(try world.events().isEmpty)
    }

    @Test func `a verdict of a good token has its subject, key and every check`() throws {
        var world = try World()
        let body = #"{"widget":"demo-applied","token":"\#(Self.token)"}"#
        let response = world.control(.post, "/verdicts", body: body)
        let verdict = try response.json
        #expect(response.status == .ok)
        #expect(verdict["decision"]?.string == "verified")
        #expect(verdict["widget"]?.string == "demo-applied")
        #expect(verdict["subject"]?.string == "u-42")
        #expect(verdict["key"]?.string == "demo")
        #expect(verdict["reason"] == nil && verdict["claimedSubject"] == nil)
        #expect(verdict["checks"]?.elements.map { $0["id"]?.string ?? "" } == CheckID.allCases.map(\.name))
        #expect(try world.events().isEmpty && world.sessions().contains(#""sessions":[]"#))
    }

    @Test func `a verdict of a bad token has its reason, whatever it is, and status 200`() throws {
        var world = try World()
        for token in ["x", "a.b.c", "", String(repeating: "x", count: 9_000), Self.token + "=", "\u{0}"] {
            let text = token.replacing("\u{0}", with: "\\u0000")
            let response = world.control(
                .post, "/verdicts", body: #"{"widget":"demo-applied","token":"\#(text)"}"#)
            let verdict = try response.json
            #expect(response.status == .ok)
            #expect(verdict["decision"]?.string == (token.isEmpty ? "anonymous" : "rejected"))
            #expect((verdict["reason"] != nil) == !token.isEmpty)
            #expect(verdict["checks"]?.kind == .array)
            #expect(verdict["subject"] == nil)
        }
    }

    @Test func `a verdict is given at any time`() throws {
        var world = try World()
        let times = [
            (#""2026-01-15T09:59:59.999Z""#, "verified"), (#""2026-01-15T10:00:00Z""#, "expired"),
            ("\(World.noonSeconds)", "verified"), ("\(World.noonSeconds + 3_600)", "expired"),
            ("null", "verified"),
            ("253402300799", "expired"), ("-62167219200", "verified"), ("1768467600.5", "verified"),
        ]
        for (at, expected) in times {
            let body = #"{"widget":"demo-applied","token":"\#(Self.token)","at":\#(at)}"#
            let verdict = try world.control(.post, "/verdicts", body: body).json
            #expect(verdict["reason"]?.string ?? verdict["decision"]?.string == expected, "\(at)")
        }
    }

    @Test func `a verdict hints at what went wrong`() throws {
        var world = try World()
        let key = SigningKey(id: nil, secret: World.key.secret + [0x0A])
        let token = World.token(#"{"sub":"u-42"}"#, key: key)
        let verdict = try world.control(
            .post, "/verdicts", body: #"{"widget":"demo-applied","token":"\#(token)"}"#
        ).json
        #expect(verdict["reason"]?.string == "signature")
        #expect(verdict["claimedSubject"]?.string == "u-42")
        let hint = try #require(verdict["hints"]?[0])
        #expect(hint["id"]?.string?.isEmpty == false && hint["detail"]?.string?.isEmpty == false)
    }

    @Test func `a verdict knows what was logged out`() throws {
        var world = try World()
        #expect(world.widget(.post, "/logout", token: Self.token).status == .noContent)
        let body = #"{"widget":"demo-applied","token":"\#(Self.token)"}"#
        #expect(try world.control(.post, "/verdicts", body: body).json["reason"]?.string == "revoked")
        let elsewhere = try world.call(.post, "/sandbox/b/_chatgate/v1/verdicts", body: body).json
        #expect(elsewhere["decision"]?.string == "verified")
    }

    @Test func `an unknown member and an unknown widget name the nearest`() throws {
        var world = try World()
        let member = world.control(.post, "/verdicts", body: #"{"widgte":"demo-applied","token":"x"}"#)
        #expect(try member.json["detail"]?.string == #"There is no member "widgte"; did you mean "widget"?"#)
        let widget = world.control(.post, "/verdicts", body: #"{"widget":"demo-aplied","token":"x"}"#)
        #expect(widget.text.contains("Did you mean demo-applied?"))
        let type = world.control(.get, "/events?type=session.start")
        #expect(type.text.contains("did you mean session.started?"))
    }

    @Test func `sessions are shown as the agent's side sees them, page by page`() throws {
        var world = try World()
        let ids = try (0..<5).map { try world.start(body: #"{"message":"\#($0)"}"#) }
        var seen: [String] = []
        var after = ""
        for _ in 0..<9 {
            let page = try world.control(.get, "/sessions?limit=2" + after).json
            seen += page["sessions"]?.elements.compactMap { $0["id"]?.string } ?? []
            guard let next = page["next"]?.int else { break }
            after = "&after=\(next)"
        }
        #expect(seen == ids)
    }

    @Test func `a page of sessions ends early where much was said in them`() throws {
        var world = try World()
        let text = String(repeating: "x", count: 16_000)
        let ids = try (0..<3).map { _ in
            let id = try world.start()
            for _ in 0..<150 { #expect(world.agent(text, in: id).status == .created) }
            return id
        }
        let page = try world.control(.get, "/sessions").json
        #expect(page["sessions"]?.elements.compactMap { $0["id"]?.string } == Array(ids[..<2]))
        let next = try #require(page["next"]?.int)
        let rest = try world.control(.get, "/sessions?after=\(next)").json
        #expect(rest["sessions"]?.elements.compactMap { $0["id"]?.string } == [ids[2]])
        #expect(rest["next"]?.kind == .null)
    }

    @Test func `one session is shown with its context, transcript and end`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"metadata":{"context":1,"d":2},"message":"hi"}"#)
        let said = #"{"text":"x","metadata":{"groups":1,"e":3}}"#
        _ = world.widget(.post, "/sessions/\(id)/messages", token: Self.token, body: said)
        let open = try world.control(.get, "/sessions/\(id)").json
        #expect(open["id"]?.string == id && open["widget"]?.string == "demo-applied")
        #expect(open["identity"]?["sub"]?.string == "u-42")
        #expect(open["agentContext"]?["plan"]?.string == "pro")
        #expect(open["trust"]?.string == "verified" && open["stripped"]?[0]?.string == "metadata.context")
        #expect(open["metadata"]?["d"]?.int == 2 && open["endedAt"] == nil)
        #expect(open["messages"]?.elements.map { $0["text"]?.string } == ["hi", "x"])
        #expect(open["messages"]?[1]?["metadata"]?["e"]?.int == 3)
        #expect(open["messages"]?[1]?["stripped"]?[0]?.string == "metadata.groups")
        _ = world.widget(.post, "/logout?session=\(id)", token: Self.token)
        let ended = try world.control(.get, "/sessions/\(id)").json
        #expect(ended["endedAt"]?.string == "2026-01-15T09:00:00.000Z")
    }

    /// What is not modelled has a table and a test of its own.
    @Test func `every route is in the golden table, and the table has no other`() throws {
        let world = try World()
        let routes = world.gateway.modelledRoutes.split(separator: "\n").map { line in
            line.split(separator: " ").prefix(2).joined(separator: " ")
        }
        let table = Repository.lines("http/routes.txt")
        #expect(Set(routes) == Set(table))
        #expect(routes.count == table.count)
    }
}
