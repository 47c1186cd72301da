import Encoding
import Testing

@testable import Command

@Suite struct `the version` {
    @Test func `it is told in one line`() throws {
        let run = Run("version")
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        #expect(run.output.count == 1)
        let words = run.text.split(separator: " ")
        #expect(words.first == "chatgate")
        let numbers = try #require(words.last).split(separator: ".")
        #expect(numbers.count == 3)
        #expect(numbers.allSatisfy { UInt($0) != nil })
    }

    @Test(arguments: [
        ["version"], ["--version"], ["version", "--format", "text"], ["version", "--format=text"],
    ])
    func `every way to it says the same`(_ words: [String]) {
        #expect(Run(words: words).output == Run("version").output)
    }

    @Test func `programs get an object`() throws {
        let run = Run("version", "--format", "json")
        let json = try JSON(reading: run.text)
        #expect(json.members.map(\.name) == ["name", "version"])
        #expect("chatgate \(json["version"]?.string ?? "")" == Run("version").text)
    }

    @Test func `another format is refused`() {
        #expect(Run("version", "--format", "xml").errors == ["chatgate: --format is text or json, not xml"])
    }
}
