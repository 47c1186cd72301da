extension BrokenToken {
    /// amazon-connect.md, section 1.4: letters, digits, `-` and `_`.
    static let attributesKey = BrokenToken(
        "attributes-key", "a blank in a name", .attributes, needs: .amazonConnect
    ) {
        $0.with("attributes", #"{"customer plan":"gold"}"#).bytes
    }
}
