extension BrokenToken {
    /// The claim that other platforms want; here the customer goes into `customerId`.
    static let subCustomer = BrokenToken(
        "sub-customer", "`sub` is a customer", .subject, needs: .amazonConnect
    ) {
        $0.with("sub", text: "u-42").bytes
    }
}
