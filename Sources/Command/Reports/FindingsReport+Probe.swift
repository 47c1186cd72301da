import Encoding
import Probe

extension FindingsReport {
    /// What `check` found at an endpoint.
    init(_ report: EndpointReport, _ ink: Ink) {
        self.init(
            passed: report.passed, subject: report.url,
            amount: "\(report.calls) call\(report.calls == 1 ? "" : "s")",
            rows: report.findings.map {
                Row(id: $0.id, status: $0.status, detail: $0.detail, advice: $0.advice)
            },
            nameWidth: 15, ink: ink)
    }

    /// What `verify --html` found on a page.
    init(_ page: InspectedPage, _ ink: Ink) {
        self.init(
            passed: page.passed, subject: page.name,
            amount: "\(page.snippets) snippet\(page.snippets == 1 ? "" : "s")",
            rows: page.findings.map { finding in
                let place = finding.place.map { "at \($0.line):\($0.column): " } ?? ""
                return Row(
                    id: finding.id, status: finding.status, detail: place + finding.detail,
                    advice: finding.advice)
            },
            nameWidth: 19, ink: ink)
    }
}
