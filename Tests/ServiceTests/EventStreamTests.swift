import Chat
import Encoding
import HTTP
import Testing

@testable import Service

/// `GET /events/stream`: the journal as it grows (contract, section 5; WHATWG HTML §9.2).
@Suite struct EventStreamTests {
    @Test func `the past comes first, then what happens, each event once`() throws {
        var world = try World()
        let id = try world.start(body: #"{"message":"1"}"#)
        let reader = try world.follow()
        #expect(world.heard()[reader]?.places == ["1", "2"])
        #expect(world.heard().isEmpty)
        world.agent("2", in: id)
        let heard = try #require(world.heard()[reader])
        #expect(heard.places == ["3"] && heard.messages == ["2"] && !heard.ends)
        let event = try #require(world.control(.get, "/events?after=2").json["events"]?[0])
        #expect(heard.text == "id: 3\ndata: \(event.description)\n\n")
    }

    @Test func `the head is of a stream that nobody keeps, and HEAD gets it alone`() throws {
        var world = try World()
        guard case .stream(let head, _) = world.reply(.get, World.control + "/events/stream") else {
            Issue.record("no stream")
            return
        }
        #expect(head["content-type"] == "text/event-stream" && head["cache-control"] == "no-store")
        let before = world.gateway.collect(at: world.real).count
        guard case .response(let answer) = world.reply(.head, World.control + "/events/stream") else {
            Issue.record("a stream for HEAD")
            return
        }
        #expect(answer["content-type"] == "text/event-stream" && before == 0)
    }

    @Test(arguments: ["?type=message", "?session=ID", "?session=ID&type=message"])
    func `type and session are filtered`(_ query: String) throws {
        var world = try World()
        let id = try world.start(body: #"{"message":"1"}"#)
        _ = try world.start(body: #"{"message":"other"}"#)
        let reader = try world.follow(query.replacing("ID", with: id))
        let places = world.heard()[reader]?.places ?? []
        #expect(
            places == (query == "?type=message" ? ["2", "4"] : query.contains("&") ? ["2"] : ["1", "2"]))
        _ = try world.start()
        #expect(world.heard().isEmpty)
        world.agent("2", in: id)
        #expect(world.heard()[reader]?.places == ["6"])
    }

    @Test func `Last-Event-ID goes on behind it, and wins over after`() throws {
        var world = try World()
        for _ in 0..<5 { _ = try world.start() }
        let again = try world.follow("?after=1", last: "3")
        let later = try world.follow("?after=4")
        let heard = world.heard()
        #expect(heard[again]?.places == ["4", "5"] && heard[later]?.places == ["5"])
    }

    @Test func `a place of a world that is gone begins the new one`() throws {
        var world = try World()
        for _ in 0..<5 { _ = try world.start() }
        let reader = try world.follow()
        _ = world.heard()
        _ = world.control(.post, "/reset")
        #expect(world.heard()[reader] == Heard.closed)
        _ = try world.start()
        let again = try world.follow(last: "5")
        #expect(world.heard()[again]?.places == ["1"])
    }

    @Test func `what the journal dropped is said`() throws {
        var world = try World(#"{"limits":{"journal":2000}}"#)
        for _ in 0..<20 { _ = try world.start() }
        let dropped = try #require(world.control(.get, "/events").json["dropped"]?.int)
        let reader = try world.follow()
        let heard = try #require(world.heard()[reader])
        #expect(heard.text.hasPrefix("event: dropped\ndata: {\"dropped\":\(dropped)}\n\n"))
        #expect(heard.places.first == "\(dropped + 1)")
        let later = try world.follow("?after=\(dropped)")
        #expect(world.heard()[later]?.text.contains("dropped") == false)
    }

    @Test func `a long past comes in portions, whole and in order`() throws {
        var world = try World()
        let id = try world.start()
        let text = String(repeating: "x", count: 1_000)
        for _ in 0..<1_000 { world.agent(text, in: id) }
        let reader = try world.follow()
        var places: [String] = []
        for _ in 0..<200 where places.count < 1_001 {
            let heard = world.heard()[reader]
            #expect((heard?.text.utf8.count ?? 0) < 80_000)
            places += heard?.places ?? []
            if places.count < 1_001 {
                #expect(world.heard().isEmpty)
                world.now = try #require(world.deadline)
            }
        }
        #expect(places == (1...1_001).map { "\($0)" })
        #expect(world.heard().isEmpty && world.deadline == nil)
    }

    @Test func `readers are counted, and one that goes makes room`() throws {
        var world = try World()
        let readers = try (0..<EventStreamDesk.maximum).map { _ in try world.follow() }
        let refused = world.call(.get, World.control + "/events/stream")
        #expect(refused.status == .serviceUnavailable && refused.problem == "waits-full")
        #expect(try world.events() == ["limit.reached"])
        world.gateway.closed(readers[3], at: world.real)
        let again = try world.follow()
        #expect(world.heard()[again]?.places == ["1"])
    }

    @Test(arguments: ["?type=mesage", "?after=x"])
    func `a query that makes no sense is 400, and opens nothing`(_ query: String) throws {
        var world = try World()
        #expect(world.call(.get, World.control + "/events/stream" + query).status == .badRequest)
        #expect(!world.gateway.hasStreams)
    }
}
