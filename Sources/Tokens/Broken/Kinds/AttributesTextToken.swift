extension BrokenToken {
    /// JSON inside JSON.
    static let attributesText = BrokenToken(
        "attributes-text", "`attributes` is text", .attributes, needs: .amazonConnect
    ) {
        $0.with("attributes", text: #"{"plan":"gold"}"#).bytes
    }
}
