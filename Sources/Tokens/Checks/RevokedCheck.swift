extension TokenCheck {
    static let revoked = TokenCheck(.revoked, "The token was not logged out, in whatever spelling.") {
        evidence in
        guard case .key = evidence.match else { return .skipped }
        guard evidence.isRevoked else { return .pass }
        return .fail(
            Finding(
                "this token was logged out",
                advice: "Log in again: a new token of the same customer is taken."))
    }
}
