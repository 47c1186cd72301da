import Encoding
import Testing

struct SpellingTests {
    static let known = [
        "id", "platform", "keys", "secret", "strict", "issuer", "audience", "agentContext", "onLogin",
        "allowedOrigins",
    ]

    @Test(arguments: Written.rows("encoding/spellings.lines"))
    func `finds the nearest word`(row: [String]) {
        #expect(Spelling.nearest(to: row[0], among: Self.known) == (row[1] == "-" ? nil : row[1]))
    }

    @Test func `takes the first of equally near words, and the exact one before all`() {
        #expect(Spelling.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
        #expect(Spelling.nearest(to: "hat", among: ["bat", "hat"]) == "hat")
        #expect(Spelling.nearest(to: "hat", among: []) == nil)
    }

    @Test func `is not slowed by long words`() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(Spelling.nearest(to: long, among: Self.known) == nil)
        #expect(Spelling.nearest(to: "id", among: [long]) == nil)
    }
}
