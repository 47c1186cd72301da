import HTTP

/// The inspector's three files as answers; none of them loads or runs anything from elsewhere.
enum InspectorAsset {
    static let page = answer("text/html; charset=utf-8", InspectorPage.html)
    static let script = answer(
        "text/javascript; charset=utf-8",
        [
            InspectorCalls.script, InspectorViews.script, InspectorEvents.script, InspectorDesk.script,
            InspectorPresses.script,
        ].joined(separator: "\n"))
    static let style = answer("text/css; charset=utf-8", InspectorStyle.css)

    /// Whether a path is one of the three: they hold no secret, and ask for the admin token themselves.
    static func isOne(_ path: ArraySlice<UInt8>) -> Bool {
        let base = "/_chatgate/v1/inspector"
        return ["", "/app.js", "/style.css"].contains { path.elementsEqual((base + $0).utf8) }
    }

    /// Nothing inline, nothing foreign, and no text becomes markup (Trusted Types, W3C).
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'"

    private static func answer(_ type: String, _ text: String) -> Response {
        PageAsset.answer(type, text, policy: policy)
    }
}
