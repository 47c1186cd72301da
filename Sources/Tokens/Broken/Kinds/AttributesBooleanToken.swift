extension BrokenToken {
    /// amazon-connect.md, section 1.4: strings alone.
    static let attributesBoolean = BrokenToken(
        "attributes-boolean", "an attribute is true", .attributes, needs: .amazonConnect
    ) {
        $0.with("attributes", #"{"isMember":true}"#).bytes
    }
}
