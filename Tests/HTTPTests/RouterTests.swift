import HTTP
import Testing

@Suite struct RouterTests {
    static let router = Router([
        Route(.get, "/", name: "root"),
        Route(.get, "/a/{x}", name: "one"),
        Route(.delete, "/a/{x}", name: "remove"),
        Route(.post, "/a/b", name: "literal"),
        Route(.get, "/a/{x}/c/{y}", name: "two"),
        Route(.put, "/a/b/d", name: "deep"),
        Route(.options, "/o", name: "options"),
        Route(.other("PURGE"), "/p", name: "purge"),
    ])

    @Test func `finds literals and parameters`() {
        #expect(Self.router.match(.get, "/") == .found(index: 0, parameters: []))
        #expect(Self.router.match(.get, "/a/1") == .found(index: 1, parameters: ["1"]))
        #expect(Self.router.match(.get, "/a/1/c/2") == .found(index: 4, parameters: ["1", "2"]))
        #expect(Self.router.match(.other("PURGE"), "/p") == .found(index: 7, parameters: []))
    }

    @Test func `prefers a literal and turns back where it leads nowhere`() {
        #expect(Self.router.match(.post, "/a/b") == .found(index: 3, parameters: []))
        #expect(Self.router.match(.get, "/a/b") == .found(index: 1, parameters: ["b"]))
        #expect(Self.router.match(.get, "/a/b/c/d") == .found(index: 4, parameters: ["b", "d"]))
        #expect(Self.router.match(.put, "/a/b/d") == .found(index: 5, parameters: []))
    }

    @Test func `answers HEAD with the route of GET`() {
        #expect(Self.router.match(.head, "/a/1") == .found(index: 1, parameters: ["1"]))
    }

    @Test(arguments: [
        "", "a", "/b", "/a", "/a/", "//", "/a//c/2", "/a/1/c/2/", "/a/1/c", "/A/1", "/%61/1", "*",
    ])
    func `knows no other path`(path: String) {
        #expect(Self.router.match(.get, path) == .notFound)
    }

    @Test func `says which methods a path has`() {
        #expect(Self.router.match(.post, "/a/1") == .methodNotAllowed(allow: "GET, HEAD, DELETE, OPTIONS"))
        #expect(
            Self.router.match(.put, "/a/b") == .methodNotAllowed(allow: "GET, HEAD, POST, DELETE, OPTIONS"))
        #expect(Self.router.match(.get, "/p") == .methodNotAllowed(allow: "PURGE, OPTIONS"))
        #expect(Self.router.match(.head, "/p") == .methodNotAllowed(allow: "PURGE, OPTIONS"))
    }

    @Test func `answers OPTIONS itself where no route does`() {
        #expect(Self.router.match(.options, "/a/1") == .options(allow: "GET, HEAD, DELETE, OPTIONS"))
        #expect(Self.router.match(.options, "/o") == .found(index: 6, parameters: []))
        #expect(Self.router.match(.options, "/x") == .notFound)
        let allow = "GET, HEAD, POST, PUT, DELETE, PURGE, OPTIONS"
        #expect(Self.router.match(.options, "*") == .options(allow: allow))
    }

    @Test(arguments: [
        ("/a/%41b", "Ab"), ("/a/a+b", "a+b"), ("/a/%C3%A9", "é"), ("/a/..", ".."), ("/a/%2e", "."),
        ("/a/a%20b", "a b"),
    ]) func `unescapes a parameter`(path: String, value: String) {
        #expect(Self.router.match(.get, path) == .found(index: 1, parameters: [value]))
    }

    @Test(arguments: [
        "/a/%", "/a/%4", "/a/%zz", "/a/%ff", "/a/%2F", "/a/a%2fb", "/a/%00", "/a/%C0%AF", "/a/%ED%A0%80",
    ])
    func `finds nothing where a parameter is no name`(path: String) {
        #expect(Self.router.match(.get, path) == .notFound)
    }

    @Test func `a slash may stand in a parameter whose pattern takes one`() {
        let router = Router([Route(.get, "/t/{arn+}/{id}", name: "tags")])
        #expect(router.match(.get, "/t/a%2Fb/c") == .found(index: 0, parameters: ["a/b", "c"]))
        for path in ["/t/a/b/c", "/t/a/b%2Fc", "/t/a%00/c", "/t/a%/c", "/t/%2Fa%ff/c", "/t//c"] {
            #expect(router.match(.get, path) == .notFound)
        }
    }

    @Test func `takes raw bytes that are not UTF-8 for no name`() {
        #expect(Self.router.match(.get, [0x2F, 0x61, 0x2F, 0xFF]) == .notFound)
        #expect(Self.router.match(.get, [0x2F, 0x61, 0x2F, 0]) == .notFound)
    }

    @Test func `matches a request as it came`() {
        let request = Request(method: .get, path: "/a/1?x=/c/2")
        #expect(Self.router.match(request) == .found(index: 1, parameters: ["1"]))
    }

    @Test func `prints itself as a table`() {
        let router = Router([
            Route(.get, "/a/{x}", name: "one"), Route(.delete, "/sessions", name: "two"),
        ])
        #expect(router.description == "GET     /a/{x}     one\nDELETE  /sessions  two")
    }

    @Test func `a path of many segments costs nothing`() {
        let path = String(repeating: "/a", count: 100_000)
        #expect(Self.router.match(.get, path) == .notFound)
    }
}
