extension BrokenToken {
    /// A list of names and values in place of an object.
    static let attributesArray = BrokenToken(
        "attributes-array", "`attributes` is an array", .attributes, needs: .amazonConnect
    ) {
        $0.with("attributes", #"[{"plan":"gold"}]"#).bytes
    }
}
