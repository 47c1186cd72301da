/// All that was seen of an endpoint: what every check looks at.
struct Observation: Sendable {
    /// Every call, in order; at least one.
    let calls: [JudgedCall]
    /// The secrets that must not leak.
    let secrets: [KnownSecret]
    /// Whether the endpoint must give no token.
    let expectsRefusal: Bool

    /// The calls on which status and token are judged: a foreign page that was turned away is not among them,
    /// unless there is nothing else.
    var own: [JudgedCall] {
        let own = calls.filter { !$0.refusesForeign }
        return own.isEmpty ? calls : own
    }

    /// The calls that brought a token.
    var withToken: [JudgedCall] { calls.filter { $0.verdict != nil } }

    /// How many of several, like `2 of 3 answers`; `the answer` of one.
    func portion(_ count: Int, of whole: Int, _ noun: String = "answer") -> String {
        whole == 1
            ? "the \(noun)" : count == whole ? "all \(whole) \(noun)s" : "\(count) of \(whole) \(noun)s"
    }
}
