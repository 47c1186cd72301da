extension BrokenToken {
    /// amazon-connect.md, section 1.4: strings alone.
    static let attributesNumber = BrokenToken(
        "attributes-number", "an attribute is a number", .attributes, needs: .amazonConnect
    ) {
        $0.with("attributes", #"{"visits":42}"#).bytes
    }
}
