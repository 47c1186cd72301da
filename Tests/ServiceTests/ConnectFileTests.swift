import Encoding
import HTTP
import Service
import Testing

/// How the bytes of an attachment reach a browser (contract, section 4; RFC 6266).
@Suite struct ConnectFileTests {
    @Test(arguments: [
        ("a.png", "image/png"), ("a.jpg", "image/jpeg"), ("a.jpg", "IMAGE/JPEG"),
        ("a.pdf", "application/pdf"),
        ("a.txt", "text/plain"), ("a.txt", "text/plain;charset=utf-8"), ("a.heic", "image/heic"),
    ]) func `what cannot run is shown`(name: String, type: String) throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, name, type, "x")
        let response = try world.download(visitor, id)
        #expect(response["content-disposition"] == "inline; filename=\"\(name)\"")
        #expect(response["content-type"] == type.split(separator: ";")[0].lowercased())
        isContained(response)
        let saved = try world.download(visitor, id, #","UrlContentDisposition":"ATTACHMENT""#)
        #expect(saved["content-disposition"] == "attachment; filename=\"\(name)\"")
        let shown = try world.download(visitor, id, #","UrlContentDisposition":"INLINE""#)
        #expect(shown["content-disposition"] == "inline; filename=\"\(name)\"")
    }

    @Test(arguments: [
        ("text/html", "text/html"), ("image/svg+xml", "image/svg+xml"), ("text/xml", "text/xml"),
        ("text/plain,text/html", "application/octet-stream"), ("text/plain ", "application/octet-stream"),
        ("text/plain/x", "application/octet-stream"), ("x", "application/octet-stream"),
        ("text/html;image/png", "text/html"), (#"image/png\r\nX: y"#, "application/octet-stream"),
        ("application/vnd.ms-excel", "application/vnd.ms-excel"), ("/", "application/octet-stream"),
        ("imagé/png", "application/octet-stream"), (";image/png", "application/octet-stream"),
    ]) func `all else is saved, whatever the URL was asked for`(type: String, sent: String) throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, "a.txt", type, "<script>alert(1)</script>")
        for more in ["", #","UrlContentDisposition":"INLINE""#, #","UrlContentDisposition":"ATTACHMENT""#] {
            let response = try world.download(visitor, id, more)
            #expect(response["content-disposition"] == "attachment; filename=\"a.txt\"")
            #expect(response["content-type"] == sent)
            isContained(response)
        }
        #expect(
            world.get(try world.url(visitor, id) + "?disposition=inline")["content-disposition"]?
                .hasPrefix("attachment;") == true)
    }

    private func isContained(_ response: Response) {
        #expect(response["x-content-type-options"] == "nosniff")
        #expect(response["content-security-policy"] == "sandbox; default-src 'none'")
        #expect(response["cache-control"] == "no-store")
    }

    @Test(arguments: [
        ("café.txt", "caf_.txt", "caf%C3%A9.txt"), ("a b.txt", "a b.txt", nil),
        (#"a\"b\\c.txt"#, "a_b_c.txt", "a%22b%5Cc.txt"), ("a%41;.txt", "a_41_.txt", "a%2541%3B.txt"),
        ("../../x.txt", ".._.._x.txt", "..%2F..%2Fx.txt"), ("😀.txt", "_.txt", "%F0%9F%98%80.txt"),
        (#"a\r\nX: y.txt"#, "a__X: y.txt", "a%0D%0AX%3A%20y.txt"), ("'.txt", "'.txt", nil),
        (#"\u0000\u007f.txt"#, "__.txt", "%00%7F.txt"),
    ]) func `a name comes in plain ASCII, and whole where that is another`(
        name: String, plain: String, whole: String?
    ) throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, name, "text/plain", "x")
        let value = try world.download(visitor, id)["content-disposition"]
        #expect(value == "inline; filename=\"\(plain)\"" + (whole.map { "; filename*=UTF-8''\($0)" } ?? ""))
    }

    @Test func `a disposition of another word is refused`() throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, "a.txt", "text/plain", "x")
        for word in ["inline", "", "FORM-DATA"] {
            let body = #"{"AttachmentId":"\#(id)","UrlContentDisposition":"\#(word)"}"#
            #expect(world.asks(visitor, "attachment", body).isInvalid)
        }
        #expect(world.asks(visitor, "attachment", "{}").isInvalid)
    }

    @Test func `every byte comes back as it went`() throws {
        var world = try World()
        let visitor = try world.customer()
        let bytes = (0..<1_024).map { UInt8(truncatingIfNeeded: $0) }
        let id = try world.attach(visitor, "a.mov", "video/quicktime", bytes: bytes)
        #expect(try world.download(visitor, id).body == bytes)
        #expect(world.call(.head, try world.url(visitor, id)).status == .ok)
    }

    @Test func `a page of an allowed origin may bring and fetch, a foreign one not`() throws {
        var world = try World()
        let visitor = try world.customer()
        let id = try world.attach(visitor, "a.txt", "text/plain", "x")
        let url = try world.url(visitor, id)
        let own = world.call(.get, url, fields: [("Origin", "http://localhost:3000")])
        #expect(own.status == .ok && own["access-control-allow-origin"] == "http://localhost:3000")
        let foreign = world.call(.get, url, fields: [("Origin", "https://evil.example")])
        #expect(foreign.status == .forbidden && foreign.fault == "AccessDeniedException")
        #expect(foreign["access-control-allow-origin"] == nil)
    }
}
