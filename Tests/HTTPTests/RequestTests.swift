import HTTP
import Testing

@Suite struct RequestTests {
    @Test func `splits the query from the path`() {
        let request = Request(method: .get, path: "/a/b?x=1&y=?")
        #expect(request.path == "/a/b" && request.query.raw == "x=1&y=?" && request.target == "/a/b?x=1&y=?")
        #expect(request.host == "localhost" && request.keepsAlive && request.method == .get)
    }

    @Test func `has its fields in order and finds them in any case`() {
        let fields = [("Accept", "a"), ("X-Y", " b "), ("ACCEPT", "c"), ("Host", "h:1")]
        let request = Request(method: .post, path: "/", fields: fields, body: [9])
        #expect(request.fields["accept"] == "a" && request.fields.values("accept") == ["a", "c"])
        #expect(request.fields["x-y"] == "b" && request.fields["none"] == nil && request.fields["x-"] == nil)
        #expect(request.fields.count(of: "accept") == 2 && request.fields.count == 4)
        #expect(request.fields.valueBytes("host").map(Array.init) == Array("h:1".utf8))
        #expect(request.fields.all.map(\.name) == ["Accept", "X-Y", "ACCEPT", "Host"])
        #expect(request.host == "h:1" && request.body == [9])
    }

    @Test func `finds a token in a list over several fields`() {
        let fields = [("Connection", "a, Upgrade ,"), ("X", "upgrade"), ("Connection", "\tClose")]
        let request = Request(method: .get, path: "/", fields: fields)
        for (token, isThere) in [
            ("upgrade" as StaticString, true), ("close", true), ("a", true), ("b", false),
        ] {
            #expect(request.fields.has("connection", token: token) == isThere)
        }
        #expect(!request.keepsAlive && !request.fields.has("x", token: "grade"))
    }

    @Test(arguments: ["/a b", "a", "/\r\nX: y", "/é", "/a#b", "/{id}", "", "/%41", "*", "/\0"])
    func `is one request on the wire whatever its path`(path: String) {
        let made = Request(method: .get, path: path)
        let read = Feeding.requests(Feeding.whole(made.serialized()))
        #expect(read.count == 1 && read.first?.target == made.target && read.first?.path == made.path)
    }

    @Test func `is one request on the wire whatever its fields`() {
        let fields = [
            ("X\r\nY", "a\r\n\r\nGET /evil HTTP/1.1"), ("Content-Length", "99"),
            ("Transfer-Encoding", "chunked"), ("", "z"),
        ]
        let made = Request(method: .put, path: "/", fields: fields, body: [1])
        let read = Feeding.requests(Feeding.whole(made.serialized()))
        #expect(
            read.count == 1 && read.first?.body == [1] && read.first?.fields.values("content-length") == ["1"]
        )
    }

    @Test func `knows its methods by their names`() {
        let names = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "PURGE", ""]
        let methods: [Method] = [.get, .head, .post, .put, .delete, .options, .patch]
        #expect(names.map { Method($0).text } == names)
        #expect(names.prefix(7).map { Method($0) } == methods)
        #expect(Method("get") == .other("get"))
    }

    @Test func `sends an asterisk with OPTIONS alone`() {
        #expect(Request(method: .options, path: "*").target == "*")
        #expect(Request(method: .get, path: "*").target == "/*")
    }
}
