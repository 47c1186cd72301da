extension BrokenToken {
    /// A copied id.
    static let subBlankBehind = BrokenToken(
        "sub-blank-behind", "the widgetId and a blank", .subject, needs: .amazonConnect
    ) {
        $0.with("sub", text: $0.policy.widget + " ").bytes
    }
}
