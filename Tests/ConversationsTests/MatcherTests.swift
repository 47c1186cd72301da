@testable import Conversations
import Encoding
import Support
import Testing

/// Objects match in part, arrays whole, and a matcher stands for a rule (contract, section 7).
@Suite struct MatcherTests {
    /// `pattern ⇥ value ⇥ paths`, one case a line.
    static let lines = Repository.lines("conversations/matchers.lines")

    private func differences(
        _ pattern: String, _ value: String?, _ variables: Variables = Variables()
    ) throws -> [Difference] {
        let text = FixtureText(Array(pattern.utf8), file: "test")
        let pattern = try text.pattern(JSON(reading: pattern))
        return Comparison(pattern, try value.map { try JSON(reading: $0) }, texts: variables).differences
    }

    @Test(arguments: lines)
    func `a value differs from its pattern exactly where the table says`(_ line: String) throws {
        let columns = line.split(separator: "\t").map(String.init)
        try #require(columns.count == 3)
        let paths = try differences(columns[0], columns[1]).map { $0.path.isEmpty ? "." : $0.path }
        #expect(paths.joined(separator: " ") == (columns[2] == "-" ? "" : columns[2]))
    }

    @Test func `every matcher stands in the table, once as a match and once as none`() {
        for name in MatcherName.allCases {
            let mine = Self.lines.filter { $0.contains("\"\(name.rawValue)\"") }
            #expect(mine.contains { $0.hasSuffix("\t-") }, "\(name)")
            #expect(mine.contains { !$0.hasSuffix("\t-") }, "\(name)")
        }
    }

    @Test func `where nothing came only absence matches`() throws {
        #expect(try differences(#"{"$absent":true}"#, nil).isEmpty)
        #expect(try differences("{}", nil).map(\.came) == ["nothing"])
        #expect(try differences(#"{"$any":true}"#, nil).map(\.came) == ["nothing"])
    }

    @Test func `a difference says where, what was expected, and what came`() throws {
        let found = try differences("{\n  \"plan\": \"gold\"\n}", #"{"plan":"free"}"#)
        #expect(
            found == [
                Difference(
                    path: "/plan",
                    location: TextLocation(offset: 12, in: Array("{\n  \"plan\": \"gold\"\n}".utf8)),
                    expected: "\"gold\"", came: "\"free\"")
            ])
    }

    @Test func `a member too many is named as one that was not expected`() throws {
        let found = try differences(#"{"$exact":{"a":1}}"#, #"{"a":1,"plan":"gold"}"#)
        #expect(found.map(\.expected) == ["no member \"plan\""])
        #expect(found.map(\.came) == ["\"gold\""])
    }

    @Test func `a variable stands for its value, whole or within a text`() throws {
        var variables = Variables()
        variables["id"] = try JSON(reading: "\"s-1\"")
        variables["list"] = try JSON(reading: "[1,2]")
        #expect(try differences("\"${id}\"", "\"s-1\"", variables).isEmpty)
        #expect(try differences("\"session ${id}!\"", "\"session s-1!\"", variables).isEmpty)
        #expect(try differences("\"${list}\"", "[1,2]", variables).isEmpty)
        #expect(try differences("\"${id}\"", "\"s-2\"", variables).map(\.expected) == ["\"s-1\""])
        #expect(try differences(#"{"$contains":"${id}"}"#, "\"a s-1 b\"", variables).isEmpty)
    }

    @Test func `a pattern of more than a kibibyte is refused`() {
        let long = String(repeating: "a", count: 1025)
        #expect(throws: FixtureError.self) { try differences(#"{"$matches":"\#(long)"}"#, "\"a\"") }
        #expect(throws: Never.self) { try differences(#"{"$matches":"\#(long.dropLast())"}"#, "\"a\"") }
    }
}
