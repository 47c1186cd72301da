import Encoding
import HTTP
import Service
import Testing

/// SendEvent (amazon-connect.md, sections 4.1 and 7.4).
@Suite struct ConnectEventTests {
    static let prefix = "application/vnd.amazonaws.connect.event."

    static func event(_ name: String, _ more: String = "") -> String {
        #"{"ContentType":"\#(prefix)\#(name)"\#(more)}"#
    }

    /// A receipt as chatjs sends it: the same client token every time.
    static func receipt(_ kind: String, _ message: String) -> String {
        let content = #"{\"messageId\":\"\#(message)\"}"#
        return event("message.\(kind)", #","Content":"\#(content)","ClientToken":"INCOMING_READ_RECEIPT""#)
    }

    @Test func `typing is told and not kept`() throws {
        var world = try World()
        let visitor = try world.customer()
        let response = world.asks(visitor, "event", Self.event("typing"))
        #expect(response.status == .ok)
        #expect(try response.json.members.map(\.name) == ["Id", "AbsoluteTime"])
        #expect(try response.json["AbsoluteTime"]?.string == "2026-01-15T09:00:00.000Z")
        #expect(try world.told("participant.typing").map { $0["participant"]?.string } == [visitor.id])
        #expect(try world.transcript(visitor, "{}").count == 1)
    }

    @Test func `connection.acknowledged is taken, and nobody is told`() throws {
        var world = try World()
        let visitor = try world.customer()
        let before = try world.events()
        #expect(world.asks(visitor, "event", Self.event("connection.acknowledged")).status == .ok)
        #expect(try world.events() == before)
    }

    @Test(arguments: [("read", "ReadTimestamp"), ("delivered", "DeliveredTimestamp")])
    func `check 41: two receipts with the same client token are both told`(kind: String, time: String) throws
    {
        var world = try World()
        let visitor = try world.customer()
        let bot = try world.bot(in: visitor)
        let said = [try world.says(bot, "one"), try world.says(bot, "two")]
        for message in said {
            #expect(world.asks(visitor, "event", Self.receipt(kind, message)).status == .ok)
        }
        let told = try world.told("message." + kind)
        #expect(told.map { $0["messageId"]?.string } == said)
        #expect(told.allSatisfy { $0["recipient"]?.string == visitor.id && $0["author"]?.string == bot.id })
        let kept = try world.transcript(bot, #"{"SortOrder":"ASCENDING"}"#).suffix(2)
        for item in kept {
            let receipt = item["MessageMetadata"]?["Receipts"]?[0]
            #expect(receipt?[time == "ReadTimestamp" ? "ReadTimestamp" : "DeliveredTimestamp"]?.string != nil)
        }
    }

    @Test func `a receipt for one's own message tells nobody`() throws {
        var world = try World()
        let visitor = try world.customer()
        let own = try world.says(visitor, "x")
        #expect(world.asks(visitor, "event", Self.receipt("read", own)).status == .ok)
        #expect(try world.told("message.read").isEmpty)
    }

    @Test func `a receipt among more than two is a conflict`() throws {
        var world = try World()
        let visitor = try world.customer()
        let bot = try world.bot(in: visitor)
        let said = try world.says(bot, "x")
        _ = world.control(
            .post, "/sessions/\(visitor.contact)/messages", body: #"{"role":"agent","text":"x"}"#)
        let response = world.asks(visitor, "event", Self.receipt("read", said))
        #expect(response.isFault(409, "ConflictException"))
    }

    @Test func `a receipt for a message of another chat is refused`() throws {
        var world = try World()
        let visitor = try world.customer()
        let other = try world.customer()
        let said = try world.says(other, "x")
        for message in [said, "x", "", "00000000-0000-0000-0000-000000000000"] {
            #expect(world.asks(visitor, "event", Self.receipt("read", message)).isInvalid)
        }
        #expect(try world.told("message.read").isEmpty)
    }

    @Test(arguments: [
        "{}", event("x"), event("chat.ended"), event("participant.joined"), event("message.metadata"),
        #"{"ContentType":"text/plain"}"#, #"{"ContentType":1}"#, event("message.read"),
        event("message.read", #","Content":"x""#), event("message.read", #","Content":"{}""#),
        event("message.read", #","Content":{"messageId":"x"}"#), event("typing", #","Content":"""#),
        event("message.read", #","Content":"{\"messageId\":1}""#), event("typing", #","ClientToken":1"#),
    ]) func `another event, or a receipt of nothing, is refused`(body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        let before = try world.events()
        #expect(world.asks(visitor, "event", body).isInvalid)
        #expect(try world.events() == before)
    }

    @Test func `the content and the client token of an event have their limits`() throws {
        var world = try World()
        let visitor = try world.customer()
        for (name, count) in [("Content", 16_384), ("ClientToken", 500)] {
            let text = String(repeating: "x", count: count)
            let held = Self.event("typing", #","\#(name)":"\#(text)""#)
            #expect(world.asks(visitor, "event", held).status == .ok)
            let broken = Self.event("typing", #","\#(name)":"\#(text)x""#)
            #expect(world.asks(visitor, "event", broken).isInvalid)
        }
    }
}
