extension BrokenToken {
    /// amazon-connect.md, section 1.2.
    static let customerIdNumber = BrokenToken(
        "customer-id-number", "`customerId` is a number", .attributes, needs: .amazonConnect
    ) {
        $0.with("customerId", "42").bytes
    }
}
