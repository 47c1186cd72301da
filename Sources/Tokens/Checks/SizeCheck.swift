extension TokenCheck {
    static let size = TokenCheck(.size, "The token is no longer than the widget's limit (CVE-2025-30204).") {
        evidence in
        if evidence.isWithinSize { return .pass }
        return .fail(
            Finding(
                expected: "at most \(evidence.policy.maximumBytes) bytes",
                actual: "\(evidence.token.count) bytes",
                advice: "Put fewer or shorter claims into the token; look large data up by `sub` instead."))
    }
}
