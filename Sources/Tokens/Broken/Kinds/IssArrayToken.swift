extension BrokenToken {
    /// RFC 7519 §4.1.1; a reader that looks inside takes it.
    static let issArray = BrokenToken("iss-array", "`iss` is an array", .claimType) {
        $0.with("iss", #"["https://shop.example"]"#).bytes
    }
}
