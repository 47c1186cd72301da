extension BrokenToken {
    /// amazon-connect.md, section 1.2.
    static let iatMissing = BrokenToken(
        "iat-missing", "`iat` is not there", .missingClaim, needs: .amazonConnect
    ) {
        $0.with("iat", nil).bytes
    }
}
