package import Encoding
package import Tokens

/// Asks a token endpoint as planned, and judges what it answers.
package struct Inspection {
    private let plan: ProbePlan
    private let secrets: [KnownSecret]
    private let judge: ([UInt8], Instant) -> Verdict

    /// An inspection; `judge` says what the platform would say of a token at an instant.
    package init(
        plan: ProbePlan, secrets: [KnownSecret], judge: @escaping ([UInt8], Instant) -> Verdict
    ) {
        self.plan = plan
        self.secrets = secrets
        self.judge = judge
    }

    /// Makes the calls and judges them.
    ///
    /// - Throws: `ProbeFailure` when any call brought no answer.
    package func run(_ exchange: Exchange) throws(ProbeFailure) -> EndpointReport {
        let observation = Observation(
            calls: try calls(exchange), secrets: secrets, expectsRefusal: plan.expectsRefusal)
        let redaction = Redaction(
            secrets: secrets, tokens: observation.calls.compactMap(\.search.token) + strayTokens(observation))
        let findings = EndpointCheck.all.compactMap { check in
            check.finding(observation).map { finding in
                var shown = finding
                shown.detail = redaction.text(finding.detail)
                shown.advice = redaction.text(finding.advice)
                return shown
            }
        }
        return EndpointReport(
            url: plan.request.url.description, verdicts: observation.calls.compactMap(\.verdict),
            findings: findings, calls: observation.calls.count, redaction: redaction)
    }

    /// The last call comes as from a foreign page; where it is the only one and is turned away, it says
    /// nothing of the endpoint, and one more is made.
    private func calls(_ exchange: Exchange) throws(ProbeFailure) -> [JudgedCall] {
        var calls: [JudgedCall] = []
        for number in 1...max(1, plan.count) {
            if number > 1 { exchange.sleep(plan.pause) }
            let foreign = number == plan.count ? plan.foreignRequest : nil
            calls.append(try call(foreign ?? plan.request, isForeign: foreign != nil, exchange))
        }
        if calls.count == 1, calls.allSatisfy(\.refusesForeign) {
            calls.append(try call(plan.request, isForeign: false, exchange))
        }
        return calls
    }

    private func call(
        _ request: ProbeRequest, isForeign: Bool, _ exchange: Exchange
    ) throws(ProbeFailure) -> JudgedCall {
        let answer = try ProbeAnswer(asking: request, through: exchange)
        let search = TokenSearch(answer.response, at: plan.tokenPlace)
        return JudgedCall(
            answer: answer, isForeign: isForeign, search: search,
            verdict: search.token.map { judge($0, answer.answered) })
    }

    private func strayTokens(_ observation: Observation) -> [[UInt8]] {
        observation.calls.flatMap(\.answer.redirects).flatMap {
            TokenShape.tokens(in: Array($0.location.utf8)).map { Array($0) }
        }
    }
}
