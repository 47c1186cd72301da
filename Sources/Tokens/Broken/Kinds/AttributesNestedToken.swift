extension BrokenToken {
    /// amazon-connect.md, section 1.4: strings alone.
    static let attributesNested = BrokenToken(
        "attributes-nested", "an attribute is an object", .attributes, needs: .amazonConnect
    ) {
        $0.with("attributes", #"{"customer":{"plan":"gold"}}"#).bytes
    }
}
