import Chat
import Encoding
import HTTP
import Testing

@testable import Service

/// `POST /events/wait`: parked until what is waited for happens (contract, section 5).
@Suite struct EventWaitTests {
    static let message = #"{"match":{"type":"message"}}"#

    @Test func `what happened already counts`() throws {
        var world = try World()
        let id = try world.start(body: #"{"message":"hi"}"#)
        let response = try #require(world.wait(Self.message).response)
        #expect(response.status == .ok)
        let page = try response.json
        #expect(page.members.map(\.name) == ["events", "next"])
        #expect(page["events"]?.count == 1 && page["events"]?[0]?["session"]?.string == id)
        #expect(page["next"]?.int == 2)
        #expect(!world.gateway.hasStreams)
    }

    @Test func `a wait is answered in the turn in which it happens, and only then`() throws {
        var world = try World()
        let stream = try #require(world.wait(Self.message).stream)
        #expect(world.answers().isEmpty)
        let id = try world.start()
        #expect(world.answers().isEmpty)
        world.agent("hello", in: id)
        let answer = try #require(world.answers()[stream])
        #expect(answer.status == .ok)
        #expect(try answer.json["events"]?[0]?["data"]?["text"]?.string == "hello")
        #expect(world.answers().isEmpty && !world.gateway.hasStreams)
    }

    @Test func `so many events are collected, from behind a number`() throws {
        var world = try World()
        let id = try world.start(body: #"{"message":"1"}"#)
        let body = #"{"match":{"type":"message"},"count":3,"after":2}"#
        let stream = try #require(world.wait(body).stream)
        for text in ["2", "3", "4", "5"] {
            #expect(world.answers().isEmpty)
            world.agent(text, in: id)
            if text == "4" { break }
        }
        let events = try world.answers()[stream]?.json["events"]
        #expect(events?.elements.compactMap { $0["data"]?["text"]?.string } == ["2", "3", "4"])
    }

    @Test func `two waits of one turn see the same event once each`() throws {
        var world = try World()
        let first = try #require(world.wait(#"{"match":{"type":"message"},"count":2}"#).stream)
        let id = try world.start(body: #"{"message":"1"}"#)
        // The second wait has seen it already; the first has not been asked yet.
        let second = try #require(world.wait(#"{"match":{"type":"message"},"count":2}"#).stream)
        #expect(world.answers().isEmpty)
        world.agent("2", in: id)
        let answers = world.answers()
        for stream in [first, second] {
            #expect(try answers[stream]?.json["events"]?.elements.compactMap { $0["seq"]?.int } == [2, 3])
        }
    }

    @Test func `past its timeout on the real clock a wait is 409 with what was nearest`() throws {
        var world = try World()
        let id = try world.start()
        world.clock(#"{"freeze":"2026-01-15T09:00:00Z"}"#)
        let body = #"{"match":{"type":"message","data":{"role":"agent","text":"bye"}},"timeout":"2s"}"#
        let stream = try #require(world.wait(body).stream)
        world.agent("hello", in: id)
        world.now = world.now.advanced(by: .milliseconds(1999))
        #expect(world.answers().isEmpty)
        #expect(world.deadline == Instant(seconds: World.noonSeconds + 2))
        world.now = world.now.advanced(by: .milliseconds(1))
        let answer = try #require(world.answers()[stream])
        #expect(answer.status == .conflict && answer.problem == "unexpected-events")
        #expect(answer["content-type"] == "application/problem+json")
        let problem = try answer.json
        #expect(problem["detail"]?.string == "Within 2s, 0 of 1 came.")
        #expect(problem["expected"] == (try JSON(reading: body)))
        #expect(problem["actual"]?["count"]?.int == 0 && problem["actual"]?["events"]?.count == 0)
        #expect(problem["closest"]?["event"]?["type"]?.string == "message")
        let differences = try #require(problem["closest"]?["differences"])
        #expect(differences.count == 1 && differences[0]?["path"]?.string == "/data/text")
        #expect(differences[0]?["expected"]?.string == #""bye""#)
        #expect(differences[0]?["actual"]?.string == #""hello""#)
        #expect(world.deadline == nil && !world.gateway.hasStreams)
    }

    @Test func `a timeout of nothing asks once and is never parked`() throws {
        var world = try World()
        let body = #"{"match":{"type":"message"},"timeout":"0s"}"#
        #expect(world.wait(body).response?.status == .conflict)
        _ = try world.start(body: #"{"message":"x"}"#)
        #expect(world.wait(body).response?.status == .ok)
    }

    @Test func `waits of different lengths end each at its own time`() throws {
        var world = try World()
        let streams = try (1...3).map { seconds in
            try #require(world.wait(#"{"match":{"type":"message"},"timeout":"\#(seconds)s"}"#).stream)
        }
        for stream in streams {
            world.now = world.now.advanced(by: .seconds(1))
            #expect(Array(world.answers().keys) == [stream])
        }
    }

    @Test(arguments: [
        (#"{"type":"message","data":{"text":{"$contains":"way"}}}"#, true),
        (#"{"type":"message","session":"nobody"}"#, false),
        (#"{"type":{"$oneOf":["message","session.ended"]}}"#, true),
        (#"{"data":{"role":"agent"}}"#, true),
        (#"{"session":{"$type":"string"},"data":{"text":{"$exact":"On its way."}}}"#, true),
        (#"{"type":"message","data":{"metadata":{"$absent":true}}}"#, true),
        (#"{"type":"session.ended"}"#, false),
        (#"{"seq":2}"#, true),
        (#"{"seq":3}"#, false),
    ])
    func `a match is a fixture's matcher on one event`(_ match: String, _ isMet: Bool) throws {
        var world = try World()
        let id = try world.start()
        let parked = world.wait(#"{"match":\#(match),"after":1}"#)
        world.agent("On its way.", in: id)
        #expect((world.answers()[try #require(parked.stream)] != nil) == isMet)
        let late = world.wait(#"{"match":\#(match),"timeout":"0s","after":1}"#).response
        #expect(late?.status == (isMet ? .ok : .conflict))
    }

    @Test func `a wait for a session hears of no other`() throws {
        var world = try World()
        let ids = try (0..<2).map { _ in try world.start() }
        let body = #"{"match":{"type":"message","session":"\#(ids[1])"}}"#
        let stream = try #require(world.wait(body).stream)
        world.agent("0", in: ids[0])
        #expect(world.answers().isEmpty)
        world.agent("1", in: ids[1])
        #expect(try world.answers()[stream]?.json["events"]?[0]?["session"]?.string == ids[1])
    }

    @Test func `waits of one sandbox hear nothing of another`() throws {
        var world = try World()
        let here = try #require(world.wait(Self.message, sandbox: "/sandbox/a").stream)
        _ = try world.start(body: #"{"message":"x"}"#, sandbox: "/sandbox/b")
        #expect(world.answers().isEmpty)
        _ = try world.start(body: #"{"message":"x"}"#, sandbox: "/sandbox/a")
        #expect(Array(world.answers().keys) == [here])
    }

    @Test(arguments: [("/reset", Method.post), ("", .delete)])
    func `a wait ends with its world`(_ path: String, _ method: Method) throws {
        var world = try World()
        let sandbox = "/sandbox/a"
        let stream = try #require(world.wait(Self.message, sandbox: sandbox).stream)
        let other = try #require(world.wait(Self.message).stream)
        _ = world.call(method, sandbox + World.control + path)
        let answers = world.answers()
        #expect(answers.count == 1 && answers[other] == nil)
        #expect(answers[stream]?.status == .conflict && answers[stream]?.problem == "sandbox-gone")
        #expect(world.answers().isEmpty)
    }

    @Test func `a wait that nobody listens to any more is forgotten`() throws {
        var world = try World()
        let stream = try #require(world.wait(Self.message).stream)
        world.gateway.closed(stream, at: world.real)
        #expect(!world.gateway.hasStreams && world.deadline == nil)
        _ = try world.start(body: #"{"message":"x"}"#)
        #expect(world.answers().isEmpty)
    }

    @Test func `past the limit a wait is 503 and an event, and one that ends makes room`() throws {
        var world = try World()
        let streams = (0..<WaitDesk.maximum).compactMap { _ in world.wait(Self.message).stream }
        #expect(streams.count == WaitDesk.maximum)
        let refused = try #require(world.wait(Self.message).response)
        #expect(refused.status == .serviceUnavailable && refused.problem == "waits-full")
        #expect(try world.events() == ["limit.reached"])
        #expect(world.wait(Self.message, sandbox: "/sandbox/a").stream != nil)
        world.gateway.closed(streams[7], at: world.real)
        #expect(world.wait(Self.message).stream != nil)
    }

    @Test(arguments: [
        (#"{}"#, "bad-body", "needs \"match\""),
        (#"{"mach":{}}"#, "unknown-member", "did you mean \"match\"?"),
        (#"{"match":[]}"#, "bad-match", "must be an object"),
        (#"{"match":{"typ":"message"}}"#, "unknown-member", "did you mean \"type\"?"),
        (#"{"match":{"type":"mesage"}}"#, "bad-query", "did you mean message?"),
        (#"{"match":{"$matches":"x"}}"#, "bad-match", "there is no matcher \"$matches\""),
        (#"{"match":{"data":{"$contain":"x"}}}"#, "bad-match", "did you mean \"$contains\"?"),
        (#"{"match":{"data":{"text":{"$count":-1}}}}"#, "bad-match", "whole number from 0 to 1000000"),
        (#"{"match":{},"count":0}"#, "bad-body", "\"count\" must be a whole number from 1 to 1000"),
        (#"{"match":{},"count":"1"}"#, "bad-body", "\"count\""),
        (#"{"match":{},"timeout":"5"}"#, "bad-body", "\"timeout\" must be a duration"),
        (#"{"match":{},"timeout":5}"#, "bad-body", "\"timeout\" must be a string"),
        (#"{"match":{},"timeout":"1h"}"#, "bad-body", "at most 5m"),
        (#"{"match":{},"after":-1}"#, "bad-body", "\"after\""),
    ])
    func `a wait that can never be met is 400, and says what is meant`(
        _ body: String, _ kind: String, _ words: String
    ) throws {
        var world = try World()
        let response = try #require(world.wait(body).response)
        #expect(response.status == .badRequest && response.problem == kind)
        #expect(try response.json["detail"]?.string?.contains(words) == true, "\(response.text)")
    }

    @Test func `what the journal dropped is said`() throws {
        var world = try World(#"{"limits":{"journal":2000}}"#)
        for _ in 0..<20 { _ = try world.start() }
        let body = #"{"match":{"type":"session.ended"},"timeout":"0s"}"#
        let dropped = try #require(world.control(.get, "/events").json["dropped"]?.int)
        #expect(try world.wait(body).response?.json["dropped"]?.int == dropped)
        let later = #"{"match":{"type":"session.ended"},"timeout":"0s","after":\#(dropped)}"#
        #expect(try world.wait(later).response?.json["dropped"] == nil)
    }
}
