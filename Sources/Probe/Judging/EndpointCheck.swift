import Tokens

/// One rule about a token endpoint: its name, what it holds, and how it judges.
package struct EndpointCheck: Sendable {
    /// What a rule answers.
    struct Outcome {
        let status: CheckStatus
        let detail: String
        let advice: String

        static func pass(_ detail: String) -> Outcome { Outcome(status: .pass, detail: detail, advice: "") }
        static func skipped(_ detail: String) -> Outcome {
            Outcome(status: .skipped, detail: detail, advice: "")
        }
        static func warn(_ detail: String, _ advice: String) -> Outcome {
            Outcome(status: .warn, detail: detail, advice: advice)
        }
        static func fail(_ detail: String, _ advice: String) -> Outcome {
            Outcome(status: .fail, detail: detail, advice: advice)
        }
    }

    /// The rule's stable name.
    package let id: String
    /// What the rule holds, in one sentence.
    package let holds: String
    private let judge: @Sendable (Observation) -> Outcome?

    /// A rule; it answers nil where it does not concern what was asked.
    init(_ id: String, _ holds: String, judge: @escaping @Sendable (Observation) -> Outcome?) {
        self.id = id
        self.holds = holds
        self.judge = judge
    }

    /// What the rule finds; nil where it does not concern what was asked.
    func finding(_ observation: Observation) -> EndpointFinding? {
        judge(observation).map {
            EndpointFinding(id: id, status: $0.status, detail: $0.detail, advice: $0.advice)
        }
    }
}
