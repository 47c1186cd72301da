import HTTP
import Testing

@Suite struct QueryTests {
    private func query(_ text: String) -> Query { Request(method: .get, path: "/?" + text).query }

    @Test func `reads pairs in order`() {
        let query = query("a=1&b=&c&a=2&&=d&%61=3&e=f=g")
        #expect(query["a"] == "1" && query.values(of: "a") == ["1", "2", "3"])
        #expect(query["b"] == "" && query["c"] == "" && query["e"] == "f=g" && query["none"] == nil)
        #expect(query.items.map(\.name) == ["a", "b", "c", "a", "", "a", "e"])
        #expect(!query.isMalformed && !query.isEmpty)
    }

    @Test func `unescapes and keeps a plus`() {
        let query = query("a%3D=%C3%A9+%2b")
        #expect(query["a="] == "é++" && query.raw == "a%3D=%C3%A9+%2b")
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%=a", "a=%ff", "%ff=a", "b=1&a=%C3"])
    func `says what is malformed and finds the rest`(text: String) {
        let query = query(text + "&good=1")
        #expect(query.isMalformed && query["a"] == nil && query["good"] == "1")
    }

    @Test func `is empty where there is none`() {
        for path in ["/", "/?"] {
            let query = Request(method: .get, path: path).query
            #expect(query.isEmpty && query.items.isEmpty && query.raw == "" && !query.isMalformed)
        }
    }

    @Test func `names are case-sensitive`() { #expect(query("A=1")["a"] == nil) }
}
