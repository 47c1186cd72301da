extension BrokenToken {
    /// A reader that looks for HS256 inside takes it.
    static let algArray = BrokenToken("alg-array", "`alg` is an array", .algorithm) {
        $0.heading("alg", #"["HS256"]"#).bytes
    }
}
