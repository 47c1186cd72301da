extension Verb {
    /// Every verb, in the contract's order.
    static let all: [Verb] = [
        token, noToken, proxy, start, say, agent, sees, history, refresh, logout, leave, end, advance,
        rotate, journal,
    ]
}
