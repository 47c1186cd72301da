import Encoding
import HTTP
import Service
import Testing

/// GetTranscript to the letter (amazon-connect.md, section 4.1).
@Suite struct ConnectTranscriptTests {
    /// A chat whose transcript has the joining and so many messages, a second apart: the ids, oldest first.
    private func chat(
        _ world: inout World, messages: Int, _ more: String = ""
    ) throws -> (ConnectParticipant, [String]) {
        let visitor = try world.customer(more)
        var ids = try world.transcript(visitor, #"{"MaxResults":1}"#).compactMap { $0["Id"]?.string }
        for number in 0..<messages {
            world.now = world.now.advanced(by: .seconds(1))
            ids.append(try world.says(visitor, "line \(number)"))
        }
        try #require(ids.count == messages + 1)
        return (visitor, ids)
    }

    private func ids(_ world: inout World, _ visitor: ConnectParticipant, _ body: String) throws -> [String] {
        try world.transcript(visitor, body).compactMap { $0["Id"]?.string }
    }

    @Test func `the whole of it has three members, and an empty NextToken at its end`() throws {
        var world = try World()
        let (visitor, _) = try chat(&world, messages: 1)
        let json = try world.asks(visitor, "transcript", "").json
        #expect(json.members.map(\.name) == ["InitialContactId", "NextToken", "Transcript"])
        #expect(json["InitialContactId"]?.string == visitor.contact && json["NextToken"]?.string == "")
        let message = try #require(json["Transcript"]?[0])
        #expect(message["Type"]?.string == "MESSAGE" && message["ContentType"]?.string == "text/plain")
        #expect(message["AbsoluteTime"]?.string == "2026-01-15T09:00:01.000Z")
        #expect(message["ContactId"]?.string == visitor.contact)
        #expect(message["DisplayName"]?.string == "Jane" && message["ParticipantRole"]?.string == "CUSTOMER")
        let joined = json["Transcript"]?[1]
        #expect(joined?["ContentType"]?.string == ConnectEventTests.prefix + "participant.joined")
        #expect(joined?["Type"]?.string == "EVENT")
    }

    @Test(arguments: ["{}", #"{"StartPosition":{}}"#, #"{"StartPosition":null,"MaxResults":null}"#])
    func `without anything the newest ten come, the newest first`(body: String) throws {
        var world = try World()
        let (visitor, all) = try chat(&world, messages: 11)
        #expect(try ids(&world, visitor, body) == all.suffix(10).reversed())
        #expect(try world.asks(visitor, "transcript", body).json["NextToken"]?.string?.isEmpty == false)
    }

    @Test func `check 42: the newest fifteen of twenty, then the five before them`() throws {
        var world = try World()
        let (visitor, all) = try chat(&world, messages: 19)
        let asked = #""ScanDirection":"BACKWARD","SortOrder":"ASCENDING","MaxResults":15,"StartPosition":{}"#
        let newest = try world.asks(visitor, "transcript", "{\(asked)}").json
        #expect(newest["Transcript"]?.elements.compactMap { $0["Id"]?.string } == all.suffix(15))
        let next = try #require(newest["NextToken"]?.string)
        try world.says(visitor, "meanwhile")
        let older = try world.asks(visitor, "transcript", #"{\#(asked),"NextToken":"\#(next)"}"#).json
        #expect(older["Transcript"]?.elements.compactMap { $0["Id"]?.string } == all.prefix(5).map(\.self))
        #expect(older["NextToken"]?.string == "")
    }

    @Test func `check 43: forward from nowhere there is nothing`() throws {
        var world = try World()
        let (visitor, _) = try chat(&world, messages: 3)
        for start in ["", #","StartPosition":{}"#] {
            let json = try world.asks(visitor, "transcript", #"{"ScanDirection":"FORWARD"\#(start)}"#).json
            #expect(json["Transcript"]?.count == 0 && json["NextToken"]?.string == "")
        }
    }

    @Test func `from a position on the newer items come, the newest first`() throws {
        var world = try World()
        let (visitor, all) = try chat(&world, messages: 5)
        let starts = [
            #"{"Id":"\#(all[2])"}"#, #"{"AbsoluteTime":"2026-01-15T09:00:02.000Z"}"#, #"{"MostRecent":3}"#,
            #"{"AbsoluteTime":"2026-01-15T10:00:02+01:00","Id":null}"#,
        ]
        for start in starts {
            let asked = #""StartPosition":\#(start)"#
            #expect(try ids(&world, visitor, "{\(asked)}") == all[2...].reversed())
            let ascending = #"{\#(asked),"SortOrder":"ASCENDING","ScanDirection":"FORWARD"}"#
            #expect(try ids(&world, visitor, ascending) == Array(all[2...]))
            let back = #"{\#(asked),"SortOrder":"DESCENDING","ScanDirection":"BACKWARD"}"#
            #expect(try ids(&world, visitor, back) == all[...2].reversed())
        }
    }

    @Test func `pages forward from a position cover everything once`() throws {
        var world = try World()
        let (visitor, all) = try chat(&world, messages: 9)
        let asked = #""StartPosition":{"Id":"\#(all[0])"},"SortOrder":"ASCENDING","MaxResults":4"#
        var found: [String] = []
        var next = ""
        for _ in 0..<3 {
            let more = next.isEmpty ? "" : #","NextToken":"\#(next)""#
            let json = try world.asks(visitor, "transcript", "{\(asked)\(more)}").json
            found += json["Transcript"]?.elements.compactMap { $0["Id"]?.string } ?? []
            next = json["NextToken"]?.string ?? ""
        }
        #expect(found == all && next.isEmpty)
    }

    @Test func `the numbers of a query go from 0 to 100`() throws {
        var world = try World()
        let (visitor, all) = try chat(&world, messages: 3)
        #expect(try ids(&world, visitor, #"{"MaxResults":100}"#) == all.reversed())
        #expect(try ids(&world, visitor, #"{"MaxResults":0}"#) == [])
        #expect(try ids(&world, visitor, #"{"StartPosition":{"MostRecent":0}}"#) == [all[3]])
        #expect(try ids(&world, visitor, #"{"StartPosition":{"MostRecent":100}}"#) == all.reversed())
    }

    @Test(arguments: [
        #"{"MaxResults":101}"#, #"{"MaxResults":-1}"#, #"{"MaxResults":"10"}"#, #"{"MaxResults":1.5}"#,
        #"{"ScanDirection":"forward"}"#, #"{"SortOrder":""}"#, #"{"SortOrder":1}"#, #"{"NextToken":""}"#,
        #"{"NextToken":"x"}"#, #"{"NextToken":"\#(String(repeating: "x", count: 1_001))"}"#,
        #"{"ContactId":""}"#, #"{"ContactId":"\#(String(repeating: "x", count: 257))"}"#,
        #"{"StartPosition":[]}"#, #"{"StartPosition":{"MostRecent":101}}"#, #"{"StartPosition":{"Id":""}}"#,
        #"{"StartPosition":{"MostRecent":-1}}"#, #"{"StartPosition":{"Id":"x"}}"#,
        #"{"StartPosition":{"AbsoluteTime":"2026-01-15T09:00:00Z","MostRecent":1}}"#,
        #"{"StartPosition":{"AbsoluteTime":"now"}}"#,
        #"{"StartPosition":{"AbsoluteTime":"2026-01-15"}}"#, "[]", "x", #"{"MaxResults":1,"MaxResults":1}"#,
    ]) func `a query out of bounds is refused`(body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        #expect(world.asks(visitor, "transcript", body).isInvalid)
    }

    @Test func `check 44: the transcript of a foreign contact is empty, whether there is one or not`() throws
    {
        var world = try World()
        let (visitor, all) = try chat(&world, messages: 1)
        let (other, _) = try chat(&world, messages: 1)
        for contact in [other.contact, "nobody", String(repeating: "x", count: 256)] {
            let json = try world.asks(visitor, "transcript", #"{"ContactId":"\#(contact)"}"#).json
            #expect(json["Transcript"]?.count == 0 && json["NextToken"]?.string == "")
            #expect(json["InitialContactId"]?.string == visitor.contact)
        }
        #expect(try ids(&world, visitor, #"{"ContactId":"\#(visitor.contact)"}"#) == all.reversed())
    }

    @Test func `check 54: a chat that goes on from another reads on into its past`() throws {
        var world = try World()
        let (earlier, past) = try chat(&world, messages: 2)
        let file = try world.attach(earlier, "s.txt", "text/plain", "hello")
        _ = world.asks(earlier, "disconnect", "{}")
        let source = #""SourceContactId":"\#(earlier.contact)","RehydrationType":"FROM_SEGMENT""#
        let (visitor, now) = try chat(&world, messages: 1, #","PersistentChat":{\#(source)}"#)
        let asked = #""SortOrder":"ASCENDING","MaxResults":2"#
        let newest = try world.asks(visitor, "transcript", "{\(asked)}").json
        #expect(newest["Transcript"]?.elements.compactMap { $0["Id"]?.string } == now.suffix(2))
        let next = try #require(newest["NextToken"]?.string)
        let older = #"{\#(asked.dropLast())100,"NextToken":"\#(next)"}"#
        let items = try world.transcript(visitor, older)
        #expect(items.compactMap { $0["Id"]?.string }.prefix(3) == past.prefix(3))
        #expect(items.count == 6)
        for item in items {
            #expect(item["RelatedContactId"]?.string == earlier.contact && item["ContactId"] == nil)
        }
        #expect(try world.download(visitor, file).text == "hello")
    }

    @Test func `a NextToken is good for its own chat alone`() throws {
        var world = try World()
        let (visitor, _) = try chat(&world, messages: 5)
        let (other, _) = try chat(&world, messages: 5)
        let next = try world.asks(visitor, "transcript", #"{"MaxResults":2}"#).json["NextToken"]?.string ?? ""
        #expect(!next.isEmpty)
        #expect(world.asks(other, "transcript", #"{"NextToken":"\#(next)"}"#).isInvalid)
        #expect(world.asks(visitor, "transcript", #"{"NextToken":"\#(next)"}"#).status == .ok)
    }
}
