import Support
import Testing
import Tokens

/// Design, section 4.5: a test walks each registry: named, documented, exercised.
struct RegistryTests {
    @Test func `every check is registered once, in the order of reasons`() {
        #expect(TokenCheck.all.map(\.id) == CheckID.allCases)
        #expect(Set(CheckID.allCases.map(\.name)).count == CheckID.allCases.count)
    }

    @Test func `every check says what it holds`() {
        for check in TokenCheck.all { #expect(check.holds.hasSuffix("."), "\(check.id)") }
        #expect(Set(TokenCheck.all.map(\.holds)).count == TokenCheck.all.count)
    }

    @Test func `every hint has a name of its own in kebab case, and a mistake`() {
        let ids = TokenHint.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for hint in TokenHint.all {
            #expect(
                hint.id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy(isWord),
                "\(hint.id)")
            #expect(!hint.mistake.isEmpty)
        }
        #expect(Set(TokenHint.all.map(\.mistake)).count == ids.count)
    }

    @Test func `every numbered check of identity md that tokens carry has a test of its number`() {
        let sources = Repository.files(under: "Tests/TokensTests").filter { $0.hasSuffix(".swift") }
            .map(Repository.text).joined()
        // 35, 37 and 41 are the configuration's, and tested there.
        let numbers = (Array(1...66) + Array(98...105)).filter { ![35, 37, 41].contains($0) }
        for number in numbers { #expect(sources.contains("func `check \(number): "), "check \(number)") }
    }

    private func isWord(_ word: Substring) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
}
