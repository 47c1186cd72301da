import Encoding
import Support
import Testing

/// Patterns whose texts stand for themselves: those of events.
@Suite struct MatchingTests {
    /// `pattern ⇥ value ⇥ paths`, one case a line; those that insert or match expressions are a fixture's.
    static let lines = Repository.lines("conversations/matchers.lines").filter { !$0.contains("$matches") }

    private func fault(_ text: String) throws -> String? {
        let json = try JSON(reading: text)
        do throws(PatternError) {
            _ = try PatternReader().read(json)
            return nil
        } catch {
            return "\(error.location.line):\(error.location.column): \(error.sentence)"
        }
    }

    @Test(arguments: lines)
    func `a value differs exactly where the table says, and its outcome alone says the same`(
        _ line: String
    ) throws {
        let columns = line.split(separator: "\t").map(String.init)
        try #require(columns.count == 3)
        let pattern = try PatternReader().read(JSON(reading: columns[0]))
        let value = try JSON(reading: columns[1])
        let paths = Comparison(pattern, value).differences.map { $0.path.isEmpty ? "." : $0.path }
        #expect(paths.joined(separator: " ") == (columns[2] == "-" ? "" : columns[2]))
        #expect(Comparison.holds(pattern, value) == (columns[2] == "-"))
    }

    @Test func `a dollar stands for itself, in texts and in reports`() throws {
        let pattern = try PatternReader().read(JSON(reading: #"{"a":"${id}","b":"$${"}"#))
        let value = try JSON(reading: #"{"a":"${id}","b":"$${"}"#)
        #expect(Comparison.holds(pattern, value))
        let other = try JSON(reading: #"{"a":"s-1","b":"$${"}"#)
        #expect(Comparison(pattern, other).differences.map(\.expected) == [#""${id}""#])
    }

    @Test(arguments: [
        (#"{"a":{"$matches":"x"}}"#, "1:7: there is no matcher \"$matches\"; "),
        (#"{"a":{"$contain":"x"}}"#, "1:7: there is no matcher \"$contain\"; did you mean \"$contains\"?"),
        (#"{"$any":true,"a":1}"#, "1:2: \"$any\" stands alone in its object"),
        (#"{"$any":false}"#, "1:9: \"$any\" must be true, not false"),
        (#"{"$absent":1}"#, "1:12: \"$absent\" must be true, not 1"),
        (#"{"$count":1.5}"#, "1:11: \"$count\" must be a whole number from 0 to 1000000, not 1.5"),
        (#"{"$count":[]}"#, "1:11: \"$count\" must be a whole number from 0 to 1000000, not "),
        (#"{"$oneOf":{}}"#, "1:11: \"$oneOf\" must be an array, not "),
        (#"{"$oneOf":[1]}"#, "1:11: \"$oneOf\" needs at least 2 elements"),
        (#"{"$type":"sting"}"#, "did you mean \"string\"?"),
        (#"[{"$exact":{"$contains":{"$type":1}}}]"#, "\"$type\" must be \"null\", "),
    ])
    func `what can never match is refused at its place`(_ pattern: String, _ words: String) throws {
        let fault = try #require(try fault(pattern))
        #expect(fault.contains(words), "\(fault)")
        #expect(words.first != "1" || fault.hasPrefix(words), "\(fault)")
    }

    @Test func `expressions are taken where somebody judges them`() throws {
        let reader = PatternReader(expressionFault: { $0 == "(" ? "expected ')'" : nil })
        #expect(throws: Never.self) { try reader.read(JSON(reading: #"{"$matches":"a"}"#)) }
        #expect(throws: PatternError.self) { try reader.read(JSON(reading: #"{"$matches":"("}"#)) }
        #expect(throws: PatternError.self) { try reader.read(JSON(reading: #"{"$matches":1}"#)) }
    }
}
