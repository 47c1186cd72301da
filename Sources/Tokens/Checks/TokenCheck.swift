/// One rule about a token: its name, what it holds, and how it judges.
package struct TokenCheck: Sendable {
    /// The check's name and place.
    package let id: CheckID
    /// What the check holds, in one sentence, with its source.
    package let holds: String
    let judge: @Sendable (Evidence) -> CheckOutcome

    init(_ id: CheckID, _ holds: String, judge: @escaping @Sendable (Evidence) -> CheckOutcome) {
        self.id = id
        self.holds = holds
        self.judge = judge
    }
}
