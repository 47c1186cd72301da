import Encoding

extension ReportForm {
    /// The Test Anything Protocol, version 14: a test point for each expectation, with YAML diagnostics.
    static let tap = ReportForm(name: "tap") { replay in
        var lines = ["TAP version 14", "1..\(replay.caseCount)"]
        var number = 0
        for result in replay.results {
            for testCase in result.cases {
                number += 1
                lines += TAP.lines(testCase, number: number, of: result, in: replay)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// The parts of a TAP document (testanything.org, version 14).
private enum TAP {
    static func lines(
        _ testCase: CaseResult, number: Int, of result: FixtureResult, in replay: Replay
    ) -> [String] {
        let title = "\(number) - \(escaped("\(result.name): \(testCase.name)"))"
        switch testCase.outcome {
        case .passed: return ["ok \(title)"]
        case .skipped: return ["ok \(title) # SKIP a step before it failed"]
        case .failed(let failure):
            return ["not ok \(title)", "  ---"] + diagnostics(failure, of: result, in: replay) + ["  ..."]
        }
    }

    private static func diagnostics(
        _ failure: CaseFailure, of result: FixtureResult, in replay: Replay
    ) -> [String] {
        let text = FailureText(failure, of: result, in: replay)
        var lines = ["  message: \(quoted(text.title))", "  severity: fail"]
        if let first = failure.differences.first {
            lines += ["  expected: \(quoted(first.expected))", "  actual: \(quoted(first.came))"]
        }
        return lines + ["  detail:"] + text.lines.map { "    - \(quoted($0))" }
    }

    /// In a description `#` begins a directive, and a backslash escapes both; a line end would end it.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar == "#" { out += "\\" }
            out.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
        }
        return out
    }

    /// A JSON string is a YAML one too (YAML 1.2.2 §1.2).
    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
