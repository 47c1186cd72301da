import Tokens

/// One rule about a page with a chat widget: its name, what it holds, and how it judges.
package struct PageCheck: Sendable {
    /// One thing that a rule has to say.
    struct Outcome {
        let status: CheckStatus
        /// The byte of the page that it is about; nil for the page as a whole.
        let place: Int?
        let detail: String
        let advice: String

        static func pass(_ place: Int?, _ detail: String) -> Outcome {
            Outcome(status: .pass, place: place, detail: detail, advice: "")
        }
        static func skipped(_ place: Int?, _ detail: String) -> Outcome {
            Outcome(status: .skipped, place: place, detail: detail, advice: "")
        }
        static func warn(_ place: Int?, _ detail: String, _ advice: String) -> Outcome {
            Outcome(status: .warn, place: place, detail: detail, advice: advice)
        }
        static func fail(_ place: Int?, _ detail: String, _ advice: String) -> Outcome {
            Outcome(status: .fail, place: place, detail: detail, advice: advice)
        }
    }

    /// The rule's stable name.
    package let id: String
    /// What the rule holds, in one sentence.
    package let holds: String
    /// What the rule finds; nothing where it does not concern the page.
    let judge: @Sendable (PageObservation) -> [Outcome]

    /// A rule; it answers nothing where it does not concern the page.
    init(_ id: String, _ holds: String, judge: @escaping @Sendable (PageObservation) -> [Outcome]) {
        self.id = id
        self.holds = holds
        self.judge = judge
    }
}
