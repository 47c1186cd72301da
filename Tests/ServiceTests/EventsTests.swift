import Encoding
import HTTP
import Service
import Testing

/// The journal over HTTP (contract, section 5).
@Suite struct EventsTests {
    static let token = World.customer("u-42", #""plan":"pro""#)

    @Test func `a start is told with who, what, why and under which key`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"metadata":{"groups":1}}"#)
        let page = try world.control(.get, "/events").json
        #expect(page.members.map(\.name) == ["events", "next"])
        let event = try #require(page["events"]?[0])
        #expect(event.members.map(\.name) == ["seq", "at", "type", "session", "data"])
        #expect(event["seq"]?.int == 1 && event["at"]?.string == "2026-01-15T09:00:00.000Z")
        #expect(event["type"]?.string == "session.started" && event["session"]?.string == id)
        let data = try #require(event["data"])
        #expect(data["widget"]?.string == "demo-applied")
        #expect(data["identity"]?["sub"]?.string == "u-42")
        #expect(data["historyScope"]?.string == "all-sessions")
        #expect(data["agentContext"]?["plan"]?.string == "pro")
        #expect(data["trust"]?.string == "verified" && data["stripped"]?[0]?.string == "metadata.groups")
        #expect(data["key"]?.string == "demo")
        #expect(
            data["checks"]?.elements.contains {
                $0["id"]?.string == "signature" && $0["status"]?.string == "pass"
            } == true)
    }

    @Test func `everything that happens is told once and in order`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"message":"hi"}"#)
        _ = world.widget(.get, "/sessions/\(id)")
        _ = world.widget(.get, "/history", token: "x.y.z")
        _ = world.widget(.post, "/logout?session=\(id)", token: Self.token)
        let expected = [
            "session.started", "message", "identity-conflict", "token.rejected", "token.revoked",
            "session.ended",
        ]
        #expect(try world.events() == expected)
        let all = try #require(world.control(.get, "/events").json["events"])
        #expect(all.elements.compactMap { $0["seq"]?.int } == Array(1...6))
        let rejected = try #require(all[3]?["data"])
        #expect(rejected["servedAs"]?.string == "refused")
        #expect(rejected["verdict"]?["decision"]?.string == "rejected")
        #expect(all[5]?["data"]?["by"]?.string == "logout")
        #expect(all[4]?["data"]?["sub"]?.string == "u-42")
    }

    @Test func `no token stands in the journal`() throws {
        var world = try World()
        let forged = String(Self.token.dropLast(6)) + "AAAAAA"
        _ = world.widget(.post, "/sessions", token: forged)
        _ = world.widget(.post, "/sessions", token: Self.token)
        let text = world.control(.get, "/events").text
        for token in [forged, Self.token] {
            for part in token.split(separator: ".").dropFirst() { #expect(!text.contains(part)) }
        }
    }

    @Test(arguments: [
        ("/events?typ=message", "The query has a name that is not known; did you mean type?"),
        ("/events?type=message&x=1", "The query may hold type, session, after, limit."),
        ("/events/stream?limit=1", "The query may hold type, session, after."),
        ("/sessions?afer=1", "The query has a name that is not known; did you mean after?"),
        ("/sandboxes?name=a", "This call takes no query."),
        ("/events?type=%FF", "The query has a bad escape, or is not UTF-8."),
    ])
    func `a filter that nobody knows is refused, not the answer to another question`(
        path: String, sentence: String
    ) throws {
        var world = try World()
        let answer = world.control(.get, path)
        #expect(answer.status.code == 400 && answer.problem == "bad-query")
        #expect(try answer.json["detail"]?.string == sentence)
    }

    @Test func `a token in the place of a filter is not repeated`() throws {
        var world = try World()
        let answer = world.control(.get, "/events?\(Self.token)")
        #expect(answer.problem == "bad-query")
        #expect(!answer.text.contains(Self.token.prefix(20)))
    }

    @Test func `events are filtered by type and session, and paged`() throws {
        var world = try World()
        let ids = try (0..<3).map { _ in try world.start(body: #"{"message":"x"}"#) }
        #expect(try world.events(query: "type=message") == ["message", "message", "message"])
        #expect(try world.events(query: "session=\(ids[1])") == ["session.started", "message"])
        #expect(try world.events(query: "session=\(ids[1])&type=message") == ["message"])
        #expect(try world.events(query: "session=nobody").isEmpty)
        #expect(try world.events(query: "after=4") == ["session.started", "message"])
        var seqs: [Int64] = []
        var after = "0"
        for _ in 0..<9 {
            let page = try world.control(.get, "/events?type=message&limit=1&after=\(after)").json
            seqs += page["events"]?.elements.compactMap { $0["seq"]?.int } ?? []
            guard let next = page["next"]?.int else { break }
            after = "\(next)"
        }
        #expect(seqs == [2, 4, 6])
        #expect(try world.events(query: "after=9223372036854775807").isEmpty)
    }

    @Test func `a journal that forgot says so`() throws {
        var world = try World(#"{"limits":{"journal":2000}}"#)
        for _ in 0..<20 { _ = try world.start() }
        let page = try world.control(.get, "/events").json
        let dropped = try #require(page["dropped"]?.int)
        #expect(page["events"]?[0]?["seq"]?.int == dropped + 1)
        #expect(try world.control(.get, "/events?after=\(dropped)").json["dropped"] == nil)
    }

    @Test func `a lenient start is told with the reason of the token that was passed over`() throws {
        var world = try World(JSONFixture.applied(#""onBadToken":"anonymous""#))
        let response = world.call(.post, "/applied/v1/widgets/a/sessions", token: "x.y.z")
        #expect(response.status == .created)
        let event = try #require(world.control(.get, "/events?type=token.rejected").json["events"]?[0])
        #expect(event["data"]?["servedAs"]?.string == "anonymous")
        #expect(event["data"]?["verdict"]?["reason"]?.string != nil)
    }
}
