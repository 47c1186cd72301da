import Encoding
import HTTP
import Service
import Support
import Testing

/// The answers of the contract's section 3.
@Suite struct AppliedTests {
    static let page = #"{"metadata":{"context":{"plan":"gold"},"groups":["vip"],"data":{"orderId":"12345"}}}"#
    static let token = World.customer("u-42", #""email":"a@example.com","plan":"pro""#)

    @Test func `a verified start is answered as the contract's example`() throws {
        var world = try World()
        let response = world.widget(.post, "/sessions", token: Self.token, body: Self.page)
        #expect(response.status == .created)
        #expect(response["content-type"] == "application/json")
        #expect(response["cache-control"] == "no-store")
        let id = try #require(response.json["session"]?["id"]?.string)
        #expect(id.utf8.count == 32)
        #expect(response.text == (try JSONFixture.answer("applied/start-verified.json", id: id)))
    }

    @Test(arguments: [
        ("applied/start-anonymous.json", page), ("applied/start-empty.json", ""),
        ("applied/start-empty.json", "{}"),
    ])
    func `an anonymous start is answered in full`(file: String, body: String) throws {
        var world = try World()
        let response = world.widget(.post, "/sessions", body: body)
        #expect(response.status == .created)
        let id = try #require(response.json["session"]?["id"]?.string)
        #expect(response.text == (try JSONFixture.answer(file, id: id)))
    }

    @Test(arguments: [
        "{\"metadata\":null}", "{\"message\":null}", "{\"unknown\":1,\"metadata\":{}}", " { } ",
    ])
    func `unknown members and nulls of a body are passed over`(body: String) throws {
        var world = try World()
        #expect(world.widget(.post, "/sessions", body: body).status == .created)
    }

    @Test(arguments: [
        "application/json", "Application/JSON", "application/json; charset=utf-8", "application/json ;x=y",
    ]) func `a body of JSON by its type is read`(type: String) throws {
        var world = try World()
        let response = world.widget(.post, "/sessions", fields: [("Content-Type", type)], body: Self.page)
        #expect(response.status == .created)
    }

    @Test func `a message is answered with itself`() throws {
        var world = try World()
        let id = try world.start()
        world.now = world.now.advanced(by: .milliseconds(1_234))
        let response = world.widget(
            .post, "/sessions/\(id)/messages", body: #"{"text":"Hé\n\u0000\"","metadata":{"a":1}}"#)
        #expect(response.status == .created)
        let message = try #require(response.json["message"])
        let messageID = try #require(message["id"]?.string)
        let expected =
            #"{"id":"\#(messageID)","role":"customer","text":"Hé\n\u0000\"","#
            + #""createdAt":"2026-01-15T09:00:01.234Z"}"#
        #expect(message == (try JSON(reading: expected)))
        #expect(message.members.map(\.name) == ["id", "role", "text", "createdAt"])
        #expect(try response.json["stripped"]?.count == 0)
        #expect(messageID.utf8.count == 32 && messageID != id)
    }

    @Test func `a verified message says what was stripped`() throws {
        var world = try World()
        let id = try world.start(token: Self.token)
        let body = #"{"text":"x","metadata":{"groups":[],"context":1,"d":1}}"#
        let response = world.widget(.post, "/sessions/\(id)/messages", token: Self.token, body: body)
        #expect(
            String(decoding: try #require(response.json["stripped"]).compact, as: UTF8.self)
                == #"["metadata.context","metadata.groups"]"#)
    }

    @Test func `a session is told as at the start, plus its messages`() throws {
        var world = try World()
        let start = world.widget(.post, "/sessions", token: Self.token, body: Self.page)
        let id = try #require(start.json["session"]?["id"]?.string)
        let said = world.widget(.post, "/sessions/\(id)/messages", token: Self.token, body: #"{"text":"x"}"#)
        let response = world.widget(.get, "/sessions/\(id)", token: Self.token)
        #expect(response.status == .ok)
        let message = String(decoding: try #require(said.json["message"]).compact, as: UTF8.self)
        #expect(response.text == start.text.dropLast() + #","messages":["# + message + "]}")
    }

    @Test func `a first message comes with the start and stands in the session`() throws {
        var world = try World()
        let id = try world.start(body: #"{"message":"Hello"}"#)
        let messages = try #require(world.widget(.get, "/sessions/\(id)").json["messages"])
        #expect(messages.elements.map { $0["text"]?.string } == ["Hello"])
        #expect(messages[0]?["role"]?.string == "customer")
    }

    @Test func `a page of history is in the contract's shape`() throws {
        var world = try World()
        let first = try world.start(token: Self.token, body: #"{"message":"one"}"#)
        let second = try world.start(token: Self.token, body: #"{"message":"two"}"#)
        let response = world.widget(.get, "/history?limit=1", token: Self.token)
        let page = try response.json
        #expect(page.members.map(\.name) == ["scope", "sessions", "next"])
        #expect(page["scope"]?.string == "all-sessions")
        let session = try #require(page["sessions"]?[0])
        #expect(session.members.map(\.name) == ["id", "createdAt", "messages"])
        #expect(session["id"]?.string == second)
        #expect(session["messages"]?[0]?.members.map(\.name) == ["id", "role", "text", "createdAt"])
        let next = try #require(page["next"]?.string)
        let rest = try world.widget(.get, "/history?cursor=\(next)&limit=200", token: Self.token).json
        #expect(rest["sessions"]?.elements.map { $0["id"]?.string } == [first])
        #expect(rest["next"]?.isNull == true)
    }

    @Test func `history has fifty messages a page where nothing is said`() throws {
        var world = try World()
        let id = try world.start()
        for _ in 0..<60 { _ = world.widget(.post, "/sessions/\(id)/messages", body: #"{"text":"x"}"#) }
        let page = try world.widget(.get, "/history?session=\(id)").json
        #expect(page["sessions"]?[0]?["messages"]?.count == 50)
        #expect(page["scope"]?.string == "current-session")
        let all = try world.widget(.get, "/history?session=\(id)&limit=200").json
        #expect(all["sessions"]?[0]?["messages"]?.count == 60)
        #expect(all["next"]?.isNull == true)
    }

    @Test func `a logout is answered with nothing, and twice is no error`() throws {
        var world = try World()
        let id = try world.start(token: Self.token)
        for _ in 0..<2 {
            let response = world.widget(.post, "/logout?session=\(id)", token: Self.token)
            #expect(response.status == .noContent && response.body.isEmpty)
        }
        let refused = world.widget(.get, "/history", token: Self.token)
        #expect(try refused.json["reason"]?.string == "revoked")
    }

    @Test(arguments: ["Bearer ", "bearer ", "BEARER ", "Bearer    ", "Bearer\t"])
    func `the scheme counts without its case, and blanks behind it`(scheme: String) throws {
        var world = try World()
        let response = world.widget(.post, "/sessions", fields: [("Authorization", scheme + Self.token)])
        #expect(try response.json["identity"]?["sub"]?.string == "u-42", "\(response.text)")
    }

    @Test(arguments: ["", "Bearer", "bearer", "Bearer  ", " Bearer "])
    func `no token at all is anonymous`(value: String) throws {
        var world = try World()
        let response = world.widget(.post, "/sessions", fields: [("Authorization", value)])
        #expect(try response.json["identity"]?["kind"]?.string == "anonymous", "\(response.text)")
    }

    @Test func `check 87: a value in the query that only looks a little like a token passes`() throws {
        var world = try World()
        for query in ["?x=eyJ.a", "?x=a.b.c", "?tokens=x", "?Token=x", "?", "?&&"] {
            #expect(world.widget(.post, "/sessions" + query).status == .created)
        }
    }

    @Test func `HEAD is answered as GET`() throws {
        var world = try World()
        let id = try world.start()
        #expect(world.widget(.head, "/sessions/\(id)").status == .ok)
        #expect(world.call(.head, "/healthz").status == .ok)
    }
}
