import Encoding
import HTTP
import Service
import Testing

/// `GET …/sessions/{id}/events`: what a page hears (contract, section 3).
@Suite struct LiveTests {
    static let token = World.customer("u-42")

    static func path(_ session: String) -> String { World.widget + "/sessions/\(session)/events" }

    @Test func `a channel begins as a stream of events that nobody keeps`() throws {
        var world = try World()
        let id = try world.start()
        guard case .stream(let head, _) = world.reply(.get, Self.path(id)) else {
            Issue.record("no stream")
            return
        }
        #expect(head.status == .ok && head["content-type"] == "text/event-stream")
        #expect(head["cache-control"] == "no-store" && head.text == ": chatgate\n\n")
        #expect(head["access-control-allow-origin"] == nil)
        #expect(world.gateway.hasStreams)
        #expect(world.heard().isEmpty)
    }

    @Test func `an allowed page may read it, a foreign one may not`() throws {
        var world = try World()
        let id = try world.start()
        let allowed = world.reply(.get, Self.path(id), fields: [("Origin", "http://localhost:3000")])
        guard case .stream(let head, _) = allowed else {
            Issue.record("no stream")
            return
        }
        #expect(head["access-control-allow-origin"] == "http://localhost:3000")
        guard
            case .response(let foreign) = world.reply(
                .get, Self.path(id), fields: [("Origin", "http://evil.example")])
        else {
            Issue.record("a stream for a foreign page")
            return
        }
        #expect(foreign.status == .forbidden && foreign["access-control-allow-origin"] == nil)
    }

    @Test func `HEAD opens nothing`() throws {
        var world = try World()
        let id = try world.start()
        guard case .response(let head) = world.reply(.head, Self.path(id)) else {
            Issue.record("a stream for HEAD")
            return
        }
        #expect(head.status == .ok && head["content-type"] == "text/event-stream")
        #expect(!world.gateway.hasStreams)
    }

    @Test(arguments: [nil, token]) func `the far side is heard, word for word and once`(token: String?) throws
    {
        var world = try World()
        let id = try world.start(token: token, body: #"{"message":"hi"}"#)
        let page = try world.listen(to: id, token: token)
        let said = world.agent("on its\\nway \\\"now\\\" é", in: id)
        let message = String(decoding: try #require(said.json["message"]).compact, as: UTF8.self)
        let expected = "id: 2\nevent: message\ndata: \(message)\n\n"
        #expect(world.heard() == [page: Heard(text: expected, ends: false)])
        #expect(world.heard().isEmpty)
    }

    @Test func `only messages of the far side are heard, and only those from now on`() throws {
        var world = try World()
        let id = try world.start(body: #"{"message":"0"}"#)
        world.agent("1", in: id)
        let page = try world.listen(to: id)
        #expect(world.heard().isEmpty)
        _ = world.widget(.post, "/sessions/\(id)/messages", body: #"{"text":"2"}"#)
        #expect(world.heard().isEmpty)
        for role in ["agent", "bot", "system"] {
            let body = #"{"role":"\#(role)","text":"\#(role)"}"#
            _ = world.control(.post, "/sessions/\(id)/messages", body: body)
        }
        let heard = try #require(world.heard()[page])
        #expect(heard.messages == ["agent", "bot", "system"] && heard.places == ["4", "5", "6"])
    }

    @Test func `the end is heard, and is the end of the stream`() throws {
        var world = try World()
        let id = try world.start()
        let page = try world.listen(to: id)
        world.agent("bye", in: id)
        world.now = world.now.advanced(by: .seconds(2))
        _ = world.control(.post, "/sessions/\(id)/end")
        let heard = try #require(world.heard()[page])
        #expect(heard.ends && heard.messages == ["bye"])
        #expect(heard.text.hasSuffix("event: ended\ndata: {\"endedAt\":\"2026-01-15T09:00:02.000Z\"}\n\n"))
        #expect(!world.gateway.hasStreams)
        let late = try world.listen(to: id, last: "0")
        #expect(world.heard()[late]?.messages == ["bye"], "what was missed, and the end again")
    }

    @Test func `Last-Event-ID replays exactly what was missed, from every place`() throws {
        var world = try World()
        let id = try world.start(token: Self.token, body: #"{"message":"0"}"#)
        let whole = try world.listen(to: id, token: Self.token, last: "0")
        for number in 1...9 {
            if number % 3 == 0 {
                let body = #"{"text":"mine"}"#
                _ = world.widget(.post, "/sessions/\(id)/messages", token: Self.token, body: body)
            } else {
                world.agent("\(number)", in: id)
            }
        }
        let all = try #require(world.heard()[whole])
        #expect(all.messages == ["1", "2", "4", "5", "7", "8"])
        for (index, place) in all.places.enumerated() {
            let page = try world.listen(to: id, token: Self.token, last: place)
            let missed = world.heard()[page]?.places ?? []
            #expect(missed == Array(all.places.dropFirst(index + 1)), "after \(place)")
        }
        world.agent("10", in: id)
        let heard = world.heard()
        #expect(heard.count == 7 && heard.values.allSatisfy { $0.messages == ["10"] })
    }

    @Test(arguments: ["", "999999999", "11"])
    func `no place, or one beyond the end, replays nothing`(place: String) throws {
        var world = try World()
        let id = try world.start()
        world.agent("1", in: id)
        let page = try world.listen(to: id, last: place)
        #expect(world.heard().isEmpty)
        world.agent("2", in: id)
        #expect(world.heard()[page]?.messages == ["2"])
    }

    @Test(arguments: [
        "x", "-1", "+1", "1.0", "1e0", "0x1", "1 2", "9999999999", "99999999999999999999", "1,2",
    ])
    func `a Last-Event-ID that was never sent is 400, and opens nothing`(place: String) throws {
        var world = try World()
        let id = try world.start()
        let fields = [("Last-Event-ID", place)]
        let response = world.call(.get, Self.path(id), fields: fields)
        #expect(response.status == .badRequest && response.problem == "bad-event-id")
        #expect(!world.gateway.hasStreams)
    }

    @Test func `two pages of one session hear the same, and a page of another nothing`() throws {
        var world = try World()
        let ids = try (0..<2).map { _ in try world.start(token: Self.token) }
        let pages = try (0..<2).map { _ in try world.listen(to: ids[0], token: Self.token) }
        let other = try world.listen(to: ids[1], token: Self.token)
        world.agent("x", in: ids[0])
        let heard = world.heard()
        #expect(Set(heard.keys) == Set(pages) && heard[pages[0]] == heard[pages[1]])
        world.gateway.closed(pages[0], at: world.real)
        world.agent("y", in: ids[0])
        #expect(Set(world.heard().keys) == [pages[1]])
        world.agent("z", in: ids[1])
        #expect(world.heard()[other]?.messages == ["z"])
    }

    @Test func `a session that is not the caller's is 404, and its pages hear nothing of it`() throws {
        var world = try World()
        let theirs = try world.start(token: Self.token)
        let anonymous = try world.start()
        for (session, token) in [
            (theirs, World.customer("u-7")), (theirs, nil), (anonymous, Self.token), ("x", nil),
            (String(repeating: "0", count: 32), Self.token),
        ] as [(String, String?)] {
            let response = world.call(.get, Self.path(session), token: token)
            #expect(response.status == .notFound && response.problem == "unknown-session")
        }
        let bad = world.call(.get, Self.path(theirs), token: World.token(#"{"sub":"u-42","exp":1}"#))
        #expect(try bad.json["reason"]?.string == "expired")
        #expect(!world.gateway.hasStreams)
    }

    @Test func `a token in the query is refused here too`() throws {
        var world = try World()
        let id = try world.start(token: Self.token)
        let response = world.call(.get, Self.path(id) + "?token=\(Self.token)")
        #expect(response.problem == "token-in-query" && !world.gateway.hasStreams)
    }

    @Test func `pages hear in the order in which they were opened`() throws {
        var world = try World()
        let id = try world.start()
        let pages = try (0..<20).map { _ in try world.listen(to: id, last: "0") }
        world.agent("x", in: id)
        #expect(world.gateway.collect(at: world.real).map(\.stream) == pages)
        world.agent("y", in: id)
        #expect(world.gateway.collect(at: world.real).map(\.stream) == pages)
        _ = world.control(.post, "/reset")
        #expect(world.gateway.collect(at: world.real).map(\.stream) == pages)
    }

    @Test func `what the journal forgot is heard all the same`() throws {
        var world = try World(#"{"limits":{"journal":2000}}"#)
        let id = try world.start()
        let page = try world.listen(to: id)
        #expect(world.heard().isEmpty)
        for number in 0..<40 { world.agent("\(number)", in: id) }
        for _ in 0..<40 { _ = try world.start() }
        #expect(world.heard()[page]?.messages == (0..<40).map { "\($0)" })
    }

    @Test func `a logout costs no more where more pages of others listen`() throws {
        let clock = ContinuousClock()
        var worlds = try [50, 1_600].map { count in
            var world = try World()
            for number in 0..<count {
                let token = World.customer("u-\(number)")
                _ = try world.listen(to: try world.start(token: token), token: token)
            }
            #expect(world.heard().isEmpty)
            return world
        }
        // A neighbour's load can spoil an attempt, but cannot make pages that are all judged anew pass one.
        let isLevel = (0..<5).contains { attempt in
            let times = worlds.indices.map { index in
                clock.measure {
                    for number in 0..<5 {
                        let token = World.customer("leaver", "\"n\":\(attempt * 5 + number)")
                        #expect(worlds[index].widget(.post, "/logout", token: token).status == .noContent)
                        #expect(worlds[index].heard().isEmpty)
                    }
                }
            }
            return times[1] < times[0] * 6
        }
        #expect(isLevel)
    }
}
