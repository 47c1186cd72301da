extension BrokenToken {
    /// Past a filter that compares letter by letter.
    static let algNoneMixedCase = BrokenToken(
        "alg-none-mixed-case", "`alg` is nOnE, without signature", .algorithm
    ) {
        $0.heading("alg", text: "nOnE").unsigned
    }
}
