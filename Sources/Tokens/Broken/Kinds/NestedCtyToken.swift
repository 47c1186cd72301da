extension BrokenToken {
    /// RFC 7519 §5.2.
    static let nestedCty = BrokenToken("nested-cty", "`cty` says that a token is inside", .type) {
        $0.heading("cty", text: "JWT").bytes
    }
}
