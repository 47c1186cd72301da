import Encoding
import HTTP
import Service
import Testing

/// `POST /events/verify`: what must have happened by now (contract, section 5).
@Suite struct EventVerifyTests {
    /// A session with three messages, of which two are the agent's, and its end.
    private func world() throws -> World {
        var world = try World()
        let id = try world.start(body: #"{"message":"hi"}"#)
        for text in ["one", "two"] { world.agent(text, in: id) }
        _ = world.control(.post, "/sessions/\(id)/end")
        return world
    }

    @Test(arguments: [
        (#"{"match":{"type":"message"}}"#, true),
        (#"{"match":{"type":"message"},"count":3}"#, true),
        (#"{"match":{"type":"message"},"count":2}"#, false),
        (#"{"match":{"type":"message"},"count":4}"#, false),
        (#"{"match":{"type":"message"},"count":2,"after":2}"#, true),
        (#"{"match":{"type":"token.rejected"},"count":0}"#, true),
        (#"{"match":{"type":"message"},"atLeast":3}"#, true),
        (#"{"match":{"type":"message"},"atLeast":4}"#, false),
        (#"{"match":{"type":"token.rejected"},"never":true}"#, true),
        (#"{"match":{"type":"session.ended"},"never":true}"#, false),
        (#"{"match":{"type":"session.ended"}}"#, true),
        (#"{"match":{"type":"token.rejected"}}"#, false),
        (#"{"inOrder":[{"type":"session.started"},{"data":{"text":"two"}},{"type":"session.ended"}]}"#, true),
        (#"{"inOrder":[{"data":{"text":"two"}},{"data":{"text":"one"}}]}"#, false),
        (#"{"inOrder":[{"type":"message"},{"type":"message"},{"type":"message"}]}"#, true),
        (
            #"{"inOrder":[{"type":"message"},{"type":"message"},{"type":"message"},{"type":"message"}]}"#,
            false
        ),
        (#"{"inOrder":[{"type":"session.started"}],"after":1}"#, false),
    ])
    func `an expectation holds or does not`(_ body: String, _ holds: Bool) throws {
        var world = try world()
        let response = world.verify(body)
        #expect(response.status == (holds ? .ok : .conflict), "\(response.text)")
        let json = try response.json
        #expect((json["events"] != nil) == holds)
        #expect((json["expected"] == (try JSON(reading: body))) == !holds)
    }

    @Test func `one too few is told with the nearest, behind those that came`() throws {
        var world = try world()
        let body = #"{"inOrder":[{"data":{"text":"one"}},{"type":"message","data":{"text":"three"}}]}"#
        let problem = try world.verify(body).json
        #expect(problem["detail"]?.string == "1 of 2 came.")
        #expect(problem["actual"]?["count"]?.int == 1)
        #expect(problem["actual"]?["events"]?[0]?["data"]?["text"]?.string == "one")
        #expect(problem["closest"]?["event"]?["data"]?["text"]?.string == "two")
        #expect(problem["closest"]?["differences"]?[0]?["path"]?.string == "/data/text")
    }

    @Test func `one too many is told with those that came, and nothing is nearest`() throws {
        var world = try world()
        let problem = try world.verify(#"{"match":{"type":"message"},"never":true}"#).json
        #expect(problem["detail"]?.string == "3 came, not 0.")
        #expect(problem["actual"]?["events"]?.count == 3 && problem["closest"]?.isNull == true)
    }

    @Test func `where nothing happened nothing is nearest`() throws {
        var world = try World()
        let problem = try world.verify(#"{"match":{"type":"message"}}"#).json
        #expect(problem["closest"]?.isNull == true && problem["actual"]?["count"]?.int == 0)
    }

    @Test(arguments: [
        (#""match":{"type":"session.started"},"never":true"#, "3 came"),
        (#""match":{"type":"token.rejected"},"never":true"#, "events-dropped"),
        (#""match":{"type":"token.rejected"}"#, "events-dropped"),
        (#""match":{"type":"session.started"},"atLeast":1"#, "200"),
        (#""inOrder":[{"type":"session.started"},{"type":"message"}]"#, "events-dropped"),
    ])
    func `what hangs on dropped events is not said to hold`(_ rule: String, _ outcome: String) throws {
        var world = try World(#"{"limits":{"journal":2000}}"#)
        for _ in 0..<20 { _ = try world.start() }
        let response = world.verify("{\(rule)}")
        switch outcome {
        case "200": #expect(response.status == .ok)
        case "events-dropped":
            #expect(response.status == .conflict && response.problem == outcome)
            let dropped = try world.control(.get, "/events").json["dropped"]?.int
            #expect(try response.json["dropped"]?.int == dropped)
        default: #expect(response.status == .conflict && response.problem == "unexpected-events")
        }
        let last = try #require(world.control(.get, "/events?limit=1000").json["events"]?.count)
        #expect(last > 0)
        let after = try #require(world.control(.get, "/events").json["dropped"]?.int)
        let blind = world.verify("{\(rule),\"after\":\(after)}")
        #expect(blind.problem != "events-dropped")
    }

    @Test(arguments: [
        (#"{}"#, "needs \"match\""),
        (#"{"match":{},"count":1,"atLeast":1}"#, "one of"),
        (#"{"match":{},"inOrder":[{}]}"#, "alone"),
        (#"{"match":{},"never":false}"#, "\"never\" must be true"),
        (#"{"match":{},"count":-1}"#, "from 0 on"),
        (#"{"match":{},"atLeast":0}"#, "from 1 on"),
        (#"{"inOrder":[]}"#, "must be an array"),
        (#"{"inOrder":{"type":"message"}}"#, "must be an array"),
        (#"{"inOrder":[{"type":"mesage"}]}"#, "did you mean message?"),
        (#"{"match":{},"atleast":1}"#, "did you mean \"atLeast\"?"),
    ])
    func `an expectation that makes no sense is 400`(_ body: String, _ words: String) throws {
        var world = try World()
        let response = world.verify(body)
        #expect(response.status == .badRequest)
        #expect(try response.json["detail"]?.string?.contains(words) == true, "\(response.text)")
    }
}
