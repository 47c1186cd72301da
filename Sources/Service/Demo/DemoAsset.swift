import HTTP

/// The demo site's three files as answers; none of them loads or runs anything from elsewhere.
enum DemoAsset {
    static let page = answer("text/html; charset=utf-8", DemoPage.html)
    static let script = answer("text/javascript; charset=utf-8", "\(DemoWires.script)\n\(DemoScript.script)")
    static let style = answer("text/css; charset=utf-8", DemoStyle.css)

    /// Nothing inline, nothing foreign; a Connect chat's socket always stands at 127.0.0.1.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
        + "connect-src 'self' ws://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static func answer(_ type: String, _ text: String) -> Response {
        PageAsset.answer(type, text, policy: policy)
    }
}
