import Encoding

extension ReportForm {
    /// JUnit XML: a suite for each fixture, a test case for each expectation.
    static let junit = ReportForm(name: "junit") { replay in
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="chatgate replay" \(JUnit.counts(replay.results))>
        \(replay.results.map { JUnit.suite($0, in: replay) }.joined(separator: "\n"))
        </testsuites>

        """
    }
}

/// The parts of a JUnit document.
private enum JUnit {
    static func counts(_ results: [FixtureResult]) -> String {
        let cases = results.reduce(0) { $0 + $1.cases.count }
        let failures = results.reduce(0) { $0 + $1.failureCount }
        let skipped = results.reduce(0) { $0 + $1.skippedCount }
        return "tests=\"\(cases)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    }

    static func suite(_ result: FixtureResult, in replay: Replay) -> String {
        let name = "name=\"\(XMLText.escaped(result.name))\" file=\"\(XMLText.escaped(result.text.file))\""
        return """
            <testsuite \(name) \(counts([result]))>
            \(result.cases.map { testCase($0, of: result, in: replay) }.joined(separator: "\n"))
            </testsuite>
            """
    }

    private static func testCase(
        _ testCase: CaseResult, of result: FixtureResult, in replay: Replay
    ) -> String {
        let file = XMLText.escaped(result.text.file)
        let start =
            "<testcase classname=\"\(file)\" name=\"\(XMLText.escaped(testCase.name))\" "
            + "file=\"\(file)\" line=\"\(testCase.location.line)\""
        switch testCase.outcome {
        case .passed: return "\(start)/>"
        case .skipped: return "\(start)><skipped message=\"a step before it failed\"/></testcase>"
        case .failed(let failure):
            let text = FailureText(failure, of: result, in: replay)
            let detail = ([text.title] + text.lines).map(XMLText.escaped).joined(separator: "\n")
            let title = XMLText.escaped(text.title)
            return
                "\(start)><failure message=\"\(title)\" type=\"expectation\">\(detail)</failure></testcase>"
        }
    }
}
