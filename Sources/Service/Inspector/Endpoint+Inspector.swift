import HTTP

extension Endpoint {
    /// The inspector: a page for a person, and its two assets.
    static let inspector = [
        Endpoint(.get, at(""), "the inspector", .control) { _, _ in InspectorAsset.page },
        Endpoint(.get, at("/app.js"), "the inspector's script", .control) { _, _ in InspectorAsset.script },
        Endpoint(.get, at("/style.css"), "the inspector's style", .control) { _, _ in InspectorAsset.style },
    ]

    private static func at(_ rest: String) -> String { "/_chatgate/v1/inspector\(rest)" }
}
