import Encoding
import HTTP
import Service
import Testing

/// `PUT /clock {"advanceTo":"next-timer"}`: a test waits for nothing (contract, section 5).
@Suite struct NextTimerTests {
    static let next = #"{"advanceTo":"next-timer"}"#

    @Test func `with nothing that waits for its time it is 409, and the clock stays`() throws {
        var world = try World()
        let response = world.clock(Self.next)
        #expect(response.status == .conflict && response.problem == "no-timer")
        #expect(try ClockTests.shown(&world) == "2026-01-15T09:00:00.000Z")
        #expect(try world.events().isEmpty)
    }

    @Test(arguments: [true, false])
    func `it goes to each timer in turn, running or frozen`(_ isFrozen: Bool) throws {
        var world = try SocketWorld()
        if isFrozen { world.world.clock(#"{"freeze":"2026-01-15T09:00:00Z"}"#) }
        _ = try world.chat()
        world.world.now = world.world.now.advanced(by: .seconds(1))
        var moments: [Instant] = []
        var ends = 0
        while true {
            let response = world.world.clock(Self.next)
            guard response.status == .ok else { break }
            #expect(try response.json["frozen"]?.bool == isFrozen)
            moments.append(try #require(response.json["now"]?.string.flatMap(Instant.init(rfc3339:))))
            let ended = try world.world.events(query: "type=session.ended").count
            ends = ended
            if moments.count > 10 { break }
        }
        #expect(!moments.isEmpty && moments.count <= 2 && moments == moments.sorted() && ends == 1)
    }

    @Test func `what no longer matters is no timer`() throws {
        var world = try SocketWorld()
        let chat = try world.chat()
        _ = world.world.control(.post, "/sessions/\(chat.id)/end")
        #expect(world.world.clock(Self.next).problem == "no-timer")
    }

    @Test func `the end of a listening page's credential is a timer, and the page hears of it`() throws {
        var world = try World()
        let token = World.customer("u-42")
        let id = try world.start(token: token)
        let page = try world.listen(to: id, token: token)
        _ = world.heard()
        #expect(world.clock(Self.next).text == #"{"now":"2026-01-15T10:00:00.000Z","frozen":false}"#)
        #expect(world.heard()[page] == Heard.closed)
        #expect(world.clock(Self.next).problem == "no-timer")
    }

    @Test(arguments: [
        (#"{"advanceTo":"next"}"#, "must be \"next-timer\""), (#"{"advanceTo":1}"#, "must be \"next-timer\""),
        (#"{"advanceTo":"next-timer","resume":true}"#, "has one of"),
        (#"{"advanceTwo":"next-timer"}"#, "did you mean \"advanceTo\"?"),
    ])
    func `anything else is 400`(_ body: String, _ words: String) throws {
        var world = try World()
        let response = world.clock(body)
        #expect(response.status == .badRequest)
        #expect(try response.json["detail"]?.string?.contains(words) == true)
    }
}
