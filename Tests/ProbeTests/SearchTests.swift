import Encoding
import HTTP
import Testing

@testable import Probe

/// Where tokens are looked for.
@Suite struct `finding the token` {
    private static func search(_ body: String, at place: String? = nil) -> (token: String?, place: String?) {
        let response = Response(status: .ok, body: Array(body.utf8))
        guard case .found(let token, let found) = TokenSearch(response, at: place.flatMap { JSONPointer($0) })
        else { return (nil, nil) }
        return (String(decoding: token, as: UTF8.self), found)
    }

    @Test func `the members are tried in the contract's order`() {
        let names = ["data", "token", "jwt", "access_token"]
        for (place, name) in names.enumerated() {
            // Written in the opposite order, so that the text's order decides nothing.
            let members = names[place...].reversed().map { #""\#($0)":"ey.\#($0).s""# }
            #expect(Self.search("{\(members.joined(separator: ","))}").token == "ey.\(name).s")
        }
    }

    @Test(arguments: [
        (#"{"data":{"x":1},"token":"a.b.c"}"#, "a.b.c"), (#"{"data":"ok","token":"a.b.c"}"#, "a.b.c"),
        (#"{"data":"","jwt":"a.b.c"}"#, "a.b.c"), (#"{"data":"ok"}"#, "ok"), ("a.b.c\r\n", "a.b.c"),
        ("a.b.c", "a.b.c"), (#""a.b.c""#, "a.b.c"), ("Bearer a.b.c", "Bearer a.b.c"),
        ("eyJhbGci", "eyJhbGci"),
        (" a.b.c", " a.b.c"),
    ])
    func `a token is found`(_ body: String, _ token: String) {
        #expect(Self.search(body).token == token)
    }

    @Test(arguments: [
        "", "{}", "[]", "null", "17", #""hello""#, "hello", "see you. later. bye.", "<p>a.b.c</p>",
        "{\"token\":7}",
        #"{"token":"a.b.c","token":"a.b.c"}"#, #"{"other":"a.b.c"}"#, "a.b.c d.e.f",
    ])
    func `what is none is not taken for one`(_ body: String) {
        #expect(Self.search(body).token == nil)
    }

    @Test func `a pointer alone decides where there is one`() {
        #expect(Self.search(#"{"token":"a.b.c","x":["d"]}"#, at: "/x/0").token == "d")
        #expect(Self.search(#"{"token":"a.b.c"}"#, at: "/x").token == nil)
        #expect(Self.search(#"{"token":"a.b.c","x":7}"#, at: "/x").token == nil)
        #expect(Self.search("a.b.c", at: "/x").token == nil)
        #expect(Self.search(#""d""#, at: "").token == "d")
    }

    @Test(arguments: [
        ("http://h", "http://h/"), ("HTTP://H:80/a?b#c", "http://h/a?b"), ("https://h:443", "https://h/"),
        ("http://[::1]:3000/x", "http://[::1]:3000/x"), ("http://h?q", "http://h/?q"),
        ("http://h:/", "http://h/"),
        ("http://h/ä", "http://h/%C3%A4"),
    ])
    func `a URL is read`(_ text: String, _ read: String) {
        #expect(ProbeURL(text)?.description == read)
    }

    @Test(arguments: [
        "", "h", "ftp://h/", "http:/h", "http://", "http://u@h/", "http://u:p@h/", "http://h:0/",
        "http://h:65536/",
        "http://h:x/", "http://::1/", "http://h /", "http://h/\n", "http://h\\x/", "http://ä/",
        "http://h:-1/",
    ])
    func `what is no URL is refused`(_ text: String) {
        #expect(ProbeURL(text) == nil)
    }

    /// RFC 3986 §5.4, as far as it concerns us.
    @Test(arguments: [
        ("g", "/b/c/g"), ("./g", "/b/c/g"), ("g/", "/b/c/g/"), ("/g", "/g"), ("?y", "/b/c/d;p?y"),
        ("..", "/b/"),
        ("../g", "/b/g"), ("../../../g", "/g"), ("g?y/../x", "/b/c/g?y/../x"), ("", "/b/c/d;p?q"),
        (".", "/b/c/"),
        ("#s", "/b/c/d;p?q"), ("/./g/../h", "/h"),
    ])
    func `a Location is resolved`(_ reference: String, _ target: String) {
        #expect(ProbeURL("http://a/b/c/d;p?q")?.resolving(reference)?.target == target)
    }

    @Test func `a secret too short to look for is left out, and repeats are all taken out`() {
        #expect(KnownSecret(name: "k", secret: Array("short".utf8)) == nil)
        let secret = KnownSecret(name: "k", secret: Array("sesame".utf8))
        let removed = secret?.removed(from: Array("sesamesesame! c2VzYW1l".utf8)) ?? []
        #expect(String(decoding: removed, as: UTF8.self) == "(secret)(secret)! (secret)")
        #expect(secret?.spelling(in: Array("sesam".utf8)) == nil)
        #expect(secret?.spelling(in: []) == nil)
    }

    @Test(arguments: ["", "x", "Thu, 15 Jan 2026 09:00:00 UTC", "Thursday, 15-Jan-26 09:00:00 GMT"])
    func `what is no date of the fixed form is none`(_ text: String) {
        #expect(HTTPDate.instant(text) == nil)
    }

    @Test func `a date is read as it is written`() {
        let instant = Instant(seconds: 1_768_467_600)
        #expect(HTTPDate.instant(instant.httpDate) == instant)
    }
}
