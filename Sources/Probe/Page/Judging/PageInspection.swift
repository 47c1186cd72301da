package import Encoding
import HTTP
import Tokens

/// Looks at a page with a chat widget: its snippets, its tokens, and what must not stand in it.
package struct PageInspection {
    private let widgets: PageWidgets
    private let secrets: [KnownSecret]

    /// An inspection under these widgets' rules.
    package init(widgets: PageWidgets, secrets: [KnownSecret]) {
        self.widgets = widgets
        self.secrets = secrets
    }

    /// Judges the bytes of a page at an instant; `name` is what the report calls it.
    package func inspect(_ page: [UInt8], name: String, at now: Instant) -> InspectedPage {
        judged(
            PageObservation(page, answer: nil, widgets: widgets, secrets: secrets, at: now), name: name)
    }

    /// Fetches a page and judges it, at the instant of its arrival where none is given.
    ///
    /// - Throws: `ProbeFailure` when no answer came.
    package func fetch(
        _ request: ProbeRequest, at instant: Instant?, through exchange: Exchange
    ) throws(ProbeFailure) -> InspectedPage {
        let answer = try ProbeAnswer(asking: request, through: exchange)
        let observation = PageObservation(
            answer.response.body, answer: answer, widgets: widgets, secrets: secrets,
            at: instant ?? answer.answered)
        return judged(observation, name: request.url.description)
    }

    private func judged(_ observation: PageObservation, name: String) -> InspectedPage {
        let findings = PageCheck.all.flatMap { check in
            Self.cut(check.judge(observation)).map { outcome in
                PageFinding(
                    id: check.id, status: outcome.status,
                    place: outcome.place.map { TextLocation(offset: $0, in: observation.page.bytes) },
                    detail: observation.redacted(outcome.detail),
                    advice: observation.redacted(outcome.advice))
            }
        }
        return InspectedPage(name: name, observation: observation, findings: findings)
    }

    /// No more than anybody reads; where some go, what fails stays first.
    private static func cut(_ outcomes: [PageCheck.Outcome]) -> [PageCheck.Outcome] {
        if outcomes.count <= PageLimits.findings { return outcomes }
        let ranked = outcomes.filter { $0.status == .fail } + outcomes.filter { $0.status != .fail }
        let more = outcomes.count - PageLimits.findings
        return ranked.prefix(PageLimits.findings) + [.warn(nil, "and \(more) more", "Mend these first.")]
    }
}
