extension FaultKind {
    /// Every kind of fault, in the order in which they are listed.
    package static let all: [FaultKind] = [
        delay, status, throttle, reset, drop, truncate, slow, close, silence,
    ]
}
