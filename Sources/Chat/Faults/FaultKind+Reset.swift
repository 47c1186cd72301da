extension FaultKind {
    static let reset = FaultKind(
        "reset", "reset", "The connection is reset without a byte of an answer."
    ) { argument in argument == nil ? .reset : nil }
}
