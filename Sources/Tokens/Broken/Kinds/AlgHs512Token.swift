extension BrokenToken {
    /// The key decides the algorithm, so the MAC is not looked at.
    static let algHs512 = BrokenToken("alg-hs512", "`alg` is HS512, signed with HS256", .algorithm) {
        $0.heading("alg", text: "HS512").bytes
    }
}
