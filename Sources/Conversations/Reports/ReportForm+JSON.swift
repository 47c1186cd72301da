import Encoding

extension ReportForm {
    /// The whole run as one JSON object.
    static let json = ReportForm(name: "json") { replay in
        var writer = JSONWriter(capacity: 16_384)
        writer.beginObject()
        writer.member("passed", replay.passed)
        writer.member("tests", replay.caseCount)
        writer.member("failures", replay.failureCount)
        writer.member("skipped", replay.skippedCount)
        writer.name("fixtures")
        writer.beginArray()
        for result in replay.results { result.write(to: &writer, command: replay.command(for: result)) }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}

extension FixtureResult {
    fileprivate func write(to writer: inout JSONWriter, command: String) {
        writer.beginObject()
        writer.member("file", text.file)
        writer.member("name", name)
        writer.member("passed", failed == nil)
        writer.member("command", command)
        writer.name("cases")
        writer.beginArray()
        for testCase in cases { testCase.write(to: &writer) }
        writer.endArray()
        writer.name("transcript")
        writer.beginArray()
        for line in transcript { line.write(to: &writer) }
        writer.endArray()
        writer.name("lastEvents")
        writer.beginArray()
        for event in lastEvents { writer.raw(event) }
        writer.endArray()
        writer.endObject()
    }
}

extension CaseResult {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        location.writeMembers(to: &writer)
        switch outcome {
        case .passed: writer.member("outcome", "passed")
        case .skipped: writer.member("outcome", "skipped")
        case .failed(let failure):
            writer.member("outcome", "failed")
            writer.member("sentence", failure.sentence)
            writer.name("differences")
            writer.beginArray()
            for difference in failure.differences { difference.write(to: &writer) }
            writer.endArray()
        }
        writer.endObject()
    }
}

extension Difference {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("path", path)
        location.writeMembers(to: &writer)
        writer.member("expected", expected)
        writer.member("came", came)
        writer.endObject()
    }
}

extension TranscriptLine {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("step", number)
        writer.member("mark", "\(mark)")
        writer.member("visitor", visitor)
        writer.member("words", words)
        if let note { writer.member("note", note) }
        writer.endObject()
    }
}

extension TextLocation {
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.member("line", line)
        writer.member("column", column)
    }
}
