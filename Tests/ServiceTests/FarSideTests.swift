import Encoding
import HTTP
import Service
import Testing

/// Somebody plays the agent (contract, section 5).
@Suite struct FarSideTests {
    static let token = World.customer("u-42")

    @Test func `what the far side says is answered with itself, and seen by the visitor`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"message":"hi"}"#)
        world.now = world.now.advanced(by: .milliseconds(1_234))
        let response = world.control(
            .post, "/sessions/\(id)/messages", body: #"{"role":"agent","text":"Hé\n\""}"#)
        #expect(response.status == .created)
        let message = try #require(response.json["message"])
        let messageID = try #require(message["id"]?.string)
        #expect(
            response.text == #"{"message":{"id":"\#(messageID)","role":"agent","text":"Hé\n\"","#
                + #""createdAt":"2026-01-15T09:00:01.234Z"}}"#)
        let session = try world.widget(.get, "/sessions/\(id)", token: Self.token).json
        #expect(session["messages"]?.elements.map { $0["role"]?.string } == ["customer", "agent"])
        #expect(session["messages"]?[1] == message)
        let past = try world.widget(.get, "/history", token: Self.token).json
        #expect(past["sessions"]?[0]?["messages"]?[1] == message)
        let event = try #require(world.control(.get, "/events?type=message&after=2").json["events"]?[0])
        #expect(event["session"]?.string == id && event["data"]?["role"]?.string == "agent")
    }

    @Test(arguments: [
        (#"{"text":"x"}"#, "agent"), (#"{"role":"agent","text":"x"}"#, "agent"),
        (#"{"role":"bot","text":"x"}"#, "bot"), (#"{"role":"system","text":"x"}"#, "system"),
    ])
    func `it speaks as agent, bot or system`(body: String, role: String) throws {
        var world = try World()
        let id = try world.start()
        let response = world.control(.post, "/sessions/\(id)/messages", body: body)
        #expect(response.status == .created)
        #expect(try response.json["message"]?["role"]?.string == role)
    }

    @Test(arguments: [
        (#"{"role":"customer","text":"x"}"#, 400, "bad-body"),
        (#"{"role":"Agent","text":"x"}"#, 400, "bad-body"), (#"{"role":"","text":"x"}"#, 400, "bad-body"),
        (#"{"role":7,"text":"x"}"#, 400, "bad-body"), (#"{"text":7}"#, 400, "bad-body"),
        ("", 400, "empty-text"), ("{}", 400, "empty-text"), (#"{"role":"agent"}"#, 400, "empty-text"),
        (#"{"text":""}"#, 400, "empty-text"), (#"{"text":null}"#, 400, "empty-text"),
        (#"{"text":"x","metadata":{}}"#, 400, "unknown-member"),
        (#"{"text":"x","rolle":"bot"}"#, 400, "unknown-member"), ("[]", 400, "bad-body"),
        (#"{"text":"LONG"}"#, 413, "text-too-long"),
    ])
    func `what it may not say changes nothing`(body: String, status: Int, problem: String) throws {
        var world = try World()
        let id = try world.start()
        let before = world.sessions()
        let long = String(repeating: "é", count: 8_193)
        let response = world.control(
            .post, "/sessions/\(id)/messages", body: body.replacing("LONG", with: long))
        #expect(response.status.code == status && response.problem == problem, "\(response.text)")
        #expect(world.sessions() == before)
        #expect(try world.events(query: "type=message").isEmpty)
    }

    @Test func `a text of the limit's length is taken`() throws {
        var world = try World()
        let id = try world.start()
        #expect(world.agent(String(repeating: "é", count: 8_192), in: id).status == .created)
    }

    @Test func `it ends a session once, whoever asks twice`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"message":"hi"}"#)
        world.now = world.now.advanced(by: .seconds(5))
        let ended = world.control(.post, "/sessions/\(id)/end")
        #expect(ended.status == .noContent && ended.body.isEmpty)
        let after = world.sessions()
        world.now = world.now.advanced(by: .seconds(5))
        #expect(world.control(.post, "/sessions/\(id)/end", body: "{}").status == .noContent)
        #expect(world.sessions() == after)
        let events = try #require(world.control(.get, "/events?type=session.ended").json["events"])
        #expect(events.count == 1 && events[0]?["data"]?["by"]?.string == "far-side")
        let session = try world.control(.get, "/sessions/\(id)").json
        #expect(session["endedAt"]?.string == "2026-01-15T09:00:05.000Z")
    }

    @Test func `in an ended session nobody speaks, and it stays in the history`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"message":"hi"}"#)
        _ = world.control(.post, "/sessions/\(id)/end")
        let before = world.sessions()
        let agent = world.agent("late", in: id)
        #expect(agent.status == .conflict && agent.problem == "session-ended")
        let visitor = world.widget(
            .post, "/sessions/\(id)/messages", token: Self.token, body: #"{"text":"late"}"#)
        #expect(visitor.status == .conflict && visitor.problem == "session-ended")
        #expect(world.sessions() == before)
        let past = try world.widget(.get, "/history", token: Self.token).json
        #expect(past["sessions"]?[0]?["id"]?.string == id)
        #expect(world.widget(.get, "/sessions/\(id)", token: Self.token).status == .ok)
    }

    @Test func `a session that is not there, or of another sandbox, is 404`() throws {
        var world = try World()
        let id = try world.start(sandbox: "/sandbox/a")
        for unknown in ["x", String(repeating: "0", count: 32), id, id.uppercased()] {
            let said = world.agent("x", in: unknown)
            #expect(said.status == .notFound && said.problem == "unknown-session")
            #expect(world.control(.post, "/sessions/\(unknown)/end").problem == "unknown-session")
        }
        #expect(world.agent("x", in: id, sandbox: "/sandbox/b").status == .notFound)
        #expect(world.agent("x", in: id, sandbox: "/sandbox/a").status == .created)
        #expect(try world.events().isEmpty)
    }

    @Test func `an end says at most who ends it`() throws {
        var world = try World()
        let id = try world.start()
        for body in [#"{"role":"customer"}"#, #"{"text":"x"}"#, "[]", "{", #""x""#] {
            #expect(world.control(.post, "/sessions/\(id)/end", body: body).status == .badRequest)
        }
        #expect(try world.events() == ["session.started"])
        #expect(world.control(.post, "/sessions/\(id)/end", body: #"{"role":"bot"}"#).status == .noContent)
        let page = try world.control(.get, "/events?type=session.ended").json
        #expect(page["events"]?[0]?["data"]?["by"]?.string == "bot")
    }
}
