import Encoding

extension FaultKind {
    /// The longest delay that is taken.
    static let longestDelay = Duration.seconds(600)

    static let delay = FaultKind(
        "delay", "delay=800ms or delay=200ms..2s",
        "The answer comes so much later, 10m at most, on the real clock: clients measure it."
    ) { argument in
        guard let argument else { return nil }
        if let delay = Duration(written: argument) {
            return delay <= longestDelay ? .delay(delay...delay) : nil
        }
        guard let dots = argument.firstRange(of: ".."),
            let from = Duration(written: String(argument[..<dots.lowerBound])),
            let to = Duration(written: String(argument[dots.upperBound...])),
            from <= to, to <= longestDelay
        else { return nil }
        return .delay(from...to)
    }
}
