import Support
import Testing

/// What the threat model says of tests is so.
@Suite struct ThreatModelTests {
    /// What stands between backquotes in the right column of the table.
    static let named: [String] =
        Repository.text("Sources/Chat/Chat.docc/ThreatModel.md").split(separator: "\n")
        .filter { $0.hasPrefix("|") }
        .compactMap { $0.split(separator: "|").last }
        .flatMap { column in
            column.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }

    @Test(arguments: named)
    func `every test and every file that it names is there`(_ name: String) {
        if name.contains("/") {
            let files = Repository.files(under: String(name.split(separator: "/")[0]))
            #expect(files.contains { $0.hasPrefix(name) })
        } else {
            #expect(
                SourceFile.tests.contains { $0.text.contains("`\(name)`") || $0.text.contains("`\(name):") })
        }
    }

    @Test func `each of its lines is held by something`() {
        #expect(Self.named.count >= 15)
    }
}
