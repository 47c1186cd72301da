/// One rule about a token: its name, what it holds, and how it judges.
package struct TokenCheck: Sendable {
    /// The check's name and place.
    package let id: CheckID
    private let sentence: StaticString
    let judge: @Sendable (Evidence) -> CheckOutcome

    init(_ id: CheckID, _ sentence: StaticString, judge: @escaping @Sendable (Evidence) -> CheckOutcome) {
        self.id = id
        self.sentence = sentence
        self.judge = judge
    }

    /// What the check holds, in one sentence, with its source.
    package var holds: String { "\(sentence)" }
}
