import Chat
import Encoding
import HTTP
import Service
import Testing

/// Files that come and go (amazon-connect.md, section 4.1).
@Suite struct ConnectAttachmentTests {
    static let start = start()

    static func start(
        name: String = "s.txt", type: String = "text/plain", size: Int = 5, token: String = "c"
    ) -> String {
        #"{"ContentType":"\#(type)","AttachmentSizeInBytes":\#(size),"AttachmentName":"\#(name)","#
            + #""ClientToken":"\#(token)"}"#
    }

    static func complete(_ id: String, token: String = "c") -> String {
        #"{"AttachmentIds":["\#(id)"],"ClientToken":"\#(token)"}"#
    }

    @Test func `check 52: a file goes up, into the transcript, and down again`() throws {
        var world = try World()
        let visitor = try world.customer()
        let begun = try world.asks(visitor, "start-attachment-upload", Self.start).json
        #expect(begun.members.map(\.name) == ["AttachmentId", "UploadMetadata"])
        let id = try #require(begun["AttachmentId"]?.string)
        let metadata = try #require(begun["UploadMetadata"])
        #expect(metadata.members.map(\.name) == ["Url", "UrlExpiry", "HeadersToInclude"])
        #expect(metadata["UrlExpiry"]?.string == "2026-01-15T09:15:00.000Z")
        #expect(metadata["HeadersToInclude"]?["Content-Type"]?.string == "text/plain")
        let url = try #require(metadata["Url"]?.string)
        #expect(url.hasPrefix("http://127.0.0.1:4820/connect/uploads/"))
        let put = world.put("hello", at: url)
        #expect(put.status == .ok && put.body.isEmpty)
        let completed = world.asks(visitor, "complete-attachment-upload", Self.complete(id))
        #expect(completed.status == .ok && completed.text == "{}")
        let item = try #require(try world.transcript(visitor, "{}").first)
        #expect(
            item["Type"]?.string == "ATTACHMENT" && item["Attachments"]?[0]?["Status"]?.string == "APPROVED")
        #expect(item["Attachments"]?[0]?["AttachmentId"]?.string == id)
        let got = try world.asks(visitor, "attachment", #"{"AttachmentId":"\#(id)"}"#).json
        #expect(got.members.map(\.name) == ["Url", "UrlExpiry", "AttachmentSizeInBytes"])
        #expect(got["AttachmentSizeInBytes"]?.int == 5)
        #expect(got["UrlExpiry"]?.string == "2026-01-15T09:05:00.000Z")
        let file = world.get(got["Url"]?.string ?? "")
        #expect(file.status == .ok && file.text == "hello")
    }

    @Test func `the URLs of a sandbox lead back into it, and open nothing elsewhere`() throws {
        var world = try World()
        let visitor = try world.customer(sandbox: "/sandbox/s")
        let begun = try world.asks(visitor, "start-attachment-upload", Self.start).json
        let url = try #require(begun["UploadMetadata"]?["Url"]?.string)
        #expect(url.hasPrefix("http://127.0.0.1:4820/sandbox/s/connect/uploads/"))
        #expect(world.put("hello", at: url.replacing("/sandbox/s", with: "")).isDenied)
        #expect(world.put("hello", at: url.replacing("/sandbox/s", with: "/sandbox/t")).isDenied)
        #expect(world.put("hello", at: url).status == .ok)
    }

    @Test func `check 53: the thirty-sixth attachment is one too many`() throws {
        var world = try World()
        let visitor = try world.customer()
        for number in 0..<35 {
            let response = world.asks(visitor, "start-attachment-upload", Self.start(token: "\(number)"))
            #expect(response.status == .ok)
        }
        let more = world.asks(visitor, "start-attachment-upload", Self.start(token: "35"))
        #expect(more.isFault(402, "ServiceQuotaExceededException"))
        #expect(world.asks(visitor, "start-attachment-upload", Self.start(token: "7")).status == .ok)
    }

    @Test func `a client token begins one upload and completes it once`() throws {
        var world = try World()
        let visitor = try world.customer()
        let bot = try world.bot(in: visitor)
        let one = try world.asks(visitor, "start-attachment-upload", Self.start).json["AttachmentId"]?.string
        let again = try world.asks(visitor, "start-attachment-upload", Self.start).json
        #expect(again["AttachmentId"]?.string == one)
        let other = try world.asks(bot, "start-attachment-upload", Self.start).json["AttachmentId"]?.string
        #expect(other != nil && other != one)
        let id = try #require(one)
        for _ in 0..<2 {
            #expect(world.put("hello", at: again["UploadMetadata"]?["Url"]?.string ?? "").status == .ok)
        }
        for _ in 0..<2 {
            #expect(world.asks(visitor, "complete-attachment-upload", Self.complete(id)).status == .ok)
        }
        let late = world.asks(visitor, "complete-attachment-upload", Self.complete(id, token: "d"))
        #expect(late.isFault(409, "ConflictException"))
        #expect(try world.transcript(visitor, "{}").count { $0["Type"]?.string == "ATTACHMENT" } == 1)
    }

    @Test func `a file is complete only once its bytes are there, and then stays as it is`() throws {
        var world = try World()
        let visitor = try world.customer()
        let begun = try world.asks(visitor, "start-attachment-upload", Self.start).json
        let id = try #require(begun["AttachmentId"]?.string)
        let url = try #require(begun["UploadMetadata"]?["Url"]?.string)
        let complete = Self.complete(id)
        #expect(world.asks(visitor, "complete-attachment-upload", complete).isFault(409, "ConflictException"))
        #expect(world.asks(visitor, "attachment", #"{"AttachmentId":"\#(id)"}"#).isInvalid)
        for wrong in ["", "hell", "hello!"] { #expect(world.put(wrong, at: url).isInvalid) }
        #expect(world.put("hello", at: url).status == .ok)
        #expect(world.asks(visitor, "complete-attachment-upload", complete).status == .ok)
        #expect(world.put("HELLO", at: url).isFault(409, "ConflictException"))
        #expect(try world.download(visitor, id).text == "hello")
    }

    @Test(arguments: [
        "{}", start(name: ""), start(type: ""), start(size: 0), start(size: -1), start(token: ""),
        start(name: String(repeating: "a", count: 253) + ".txt"),
        start(token: String(repeating: "a", count: 501)),
        start(type: String(repeating: "a", count: 256)), start(name: "a.exe"), start(name: "txt"),
        start(name: "a.txt.html"), start(size: 20 * 1_024 * 1_024 + 1), start(size: Int.max),
        start.replacing(":5,", with: ":\"5\","), start.replacing(":5,", with: ":5.5,"),
        start.replacing(#","ClientToken":"c""#, with: ""), start.replacing(":5,", with: ":1e300,"),
    ]) func `an upload out of bounds is refused`(body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        #expect(world.asks(visitor, "start-attachment-upload", body).isInvalid)
    }

    @Test(arguments: [
        start(name: String(repeating: "é", count: 252) + ".txt"),
        start(token: String(repeating: "é", count: 500)),
        start(type: String(repeating: "a", count: 255)), start(name: "A.PDF"), start(name: ".jpg"),
        start(size: 20 * 1_024 * 1_024), start(size: 1),
    ]) func `an upload at its bounds is taken`(body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        #expect(world.asks(visitor, "start-attachment-upload", body).status == .ok)
    }

    @Test(arguments: [
        "{}", #"{"AttachmentIds":[],"ClientToken":"c"}"#, #"{"AttachmentIds":["x","y"],"ClientToken":"c"}"#,
        #"{"AttachmentIds":["x"]}"#, #"{"AttachmentIds":"x","ClientToken":"c"}"#, complete("x"), complete(""),
        complete("x", token: ""), complete(String(repeating: "x", count: 257)),
        complete("00000000-0000-4000-8000-000000000000"),
    ]) func `a completion of nothing is refused`(body: String) throws {
        var world = try World()
        let visitor = try world.customer()
        #expect(world.asks(visitor, "complete-attachment-upload", body).isInvalid)
    }

    @Test(arguments: [4, 301]) func `a download URL lasts from 5 to 300 seconds`(beyond: Int) throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, "s.txt", "text/plain", "hello")
        func body(_ seconds: Int) -> String { #"{"AttachmentId":"\#(id)","UrlExpiryInSeconds":\#(seconds)}"# }
        let seconds = beyond == 4 ? 5 : 300
        #expect(world.asks(visitor, "attachment", body(beyond)).isInvalid)
        let url = try world.asks(visitor, "attachment", body(seconds)).json["Url"]?.string ?? ""
        world.now = world.now.advanced(by: .milliseconds(seconds * 1_000 - 1))
        #expect(world.get(url).text == "hello")
        world.now = world.now.advanced(by: .milliseconds(1))
        #expect(world.get(url).isDenied)
    }

    @Test func `an upload URL lasts fifteen minutes, and as long as the chat`() throws {
        var world = try World()
        let visitor = try world.customer()
        func url() throws -> String {
            let begun = world.asks(visitor, "start-attachment-upload", Self.start)
            return try begun.json["UploadMetadata"]?["Url"]?.string ?? ""
        }
        let old = try url()
        world.now = world.now.advanced(by: .milliseconds(899_999))
        #expect(world.put("hello", at: old).status == .ok)
        world.now = world.now.advanced(by: .milliseconds(1))
        #expect(world.put("hello", at: old).isDenied)
        let new = try url()
        #expect(world.asks(visitor, "disconnect", "{}").status == .ok)
        #expect(world.put("hello", at: new).isDenied)
    }

    @Test func `a URL is good for one way alone, and only as it was given`() throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, "s.txt", "text/plain", "hello")
        let begun = try world.asks(visitor, "start-attachment-upload", Self.start).json
        let up = begun["UploadMetadata"]?["Url"]?.string ?? ""
        let down =
            try world.asks(visitor, "attachment", #"{"AttachmentId":"\#(id)"}"#).json["Url"]?.string ?? ""
        #expect(world.get(up.replacing("uploads", with: "attachments")).isDenied)
        #expect(world.put("hello", at: down.replacing("attachments", with: "uploads")).isDenied)
        #expect(world.get(down + "A").isDenied && world.get(String(down.dropLast())).isDenied)
        #expect(world.get("/connect/attachments/" + visitor.connectionToken).isDenied)
        #expect(world.get(down).status == .ok)
    }

    @Test func `a file of another chat is not there, and of another participant not to complete`() throws {
        var world = try World()
        let visitor = try world.customer()
        let bot = try world.bot(in: visitor)
        let stranger = try world.customer()
        let id = try world.attach(visitor, "s.txt", "text/plain", "hello")
        #expect(world.asks(stranger, "attachment", #"{"AttachmentId":"\#(id)"}"#).isInvalid)
        #expect(try world.download(bot, id).text == "hello")
        let begun = try world.asks(visitor, "start-attachment-upload", Self.start(token: "n")).json
        _ = world.put("hello", at: begun["UploadMetadata"]?["Url"]?.string ?? "")
        let other = Self.complete(begun["AttachmentId"]?.string ?? "")
        #expect(world.asks(bot, "complete-attachment-upload", other).isInvalid)
        #expect(world.asks(stranger, "complete-attachment-upload", other).isInvalid)
    }

    @Test func `all files together have their limit, and the same file again counts once`() throws {
        var world = try World { $0.limits.attachments = 8 }
        let visitor = try world.customer()
        let begun = try world.asks(visitor, "start-attachment-upload", Self.start).json
        let url = begun["UploadMetadata"]?["Url"]?.string ?? ""
        for _ in 0..<2 { #expect(world.put("hello", at: url).status == .ok) }
        let held = world.asks(visitor, "start-attachment-upload", Self.start(size: 3, token: "3"))
        #expect(held.status == .ok)
        let more = world.asks(visitor, "start-attachment-upload", Self.start(size: 4, token: "4"))
        #expect(more.isFault(402, "ServiceQuotaExceededException"))
    }
}
