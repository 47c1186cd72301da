package import Encoding

extension Verdict {
    /// Writes the verdict as the contract's section 6 gives it.
    ///
    /// `comparison` is written as a member of that name where it is given, be it empty.
    package func write(to writer: inout JSONWriter, comparison: [LibraryComparison]? = nil) {
        writer.beginObject()
        writer.member("decision", decision.name)
        if let reason { writer.member("reason", reason.rawValue) }
        writer.member("widget", widget)
        if let claimedSubject { writer.member(signatureHeld ? "subject" : "claimedSubject", claimedSubject) }
        if let keyID { writer.member("key", keyID) }
        writeChecks(to: &writer)
        writeHints(to: &writer)
        if let comparison { write(comparison, to: &writer) }
        writer.endObject()
    }

    private func writeHints(to writer: inout JSONWriter) {
        guard !hints.isEmpty else { return }
        writer.name("hints")
        writer.beginArray()
        for hint in hints {
            writer.beginObject()
            writer.member("id", hint.id)
            writer.member("detail", hint.detail)
            if let repair = hint.repair {
                writer.name("repair")
                writer.beginObject()
                writer.member("node", repair.node)
                writer.member("python", repair.python)
                writer.member("swift", repair.swift)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private func write(_ comparison: [LibraryComparison], to writer: inout JSONWriter) {
        writer.name("comparison")
        writer.beginArray()
        for line in comparison {
            writer.beginObject()
            writer.member("library", line.library)
            writer.member("verdict", line.accepts ? "accepts" : "rejects")
            writer.member("because", line.because)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Writes the member `checks`: every check of a judged token, none where there was no token.
    package func writeChecks(to writer: inout JSONWriter) {
        writer.name("checks")
        writer.beginArray()
        for report in reports {
            writer.beginObject()
            writer.member("id", report.check.name)
            writer.member("status", report.status.rawValue)
            if let detail = report.finding.detail { writer.member("detail", detail) }
            if let expected = report.finding.expected { writer.member("expected", expected) }
            if let actual = report.finding.actual { writer.member("actual", actual) }
            if let advice = report.finding.advice { writer.member("advice", advice) }
            writer.endObject()
        }
        writer.endArray()
    }

    /// One check as people and programs read it.
    package struct Report: Sendable {
        /// Which check.
        package let check: CheckID
        /// What it found.
        package let status: CheckStatus
        /// What it has to say.
        package let finding: Finding
    }

    /// Every check with its status and words, in order; empty where nothing was checked, as without a token.
    package var reports: [Report] {
        guard decision != .anonymous || statuses != CheckStatuses() else { return [] }
        return CheckID.allCases.map { check in
            let finding = findings.first { $0.check == check }?.finding ?? passing(check)
            return Report(check: check, status: statuses[check], finding: finding)
        }
    }

    private func passing(_ check: CheckID) -> Finding {
        guard check == .signature, statuses[check] == .pass, let keyID else { return Finding() }
        return Finding("key \(keyID)")
    }
}
