import HTTP

/// A file of one of the gateway's own pages, as an answer that nobody keeps and nothing foreign frames.
enum PageAsset {
    /// The file under a Content-Security-Policy.
    static func answer(_ type: String, _ text: String, policy: String) -> Response {
        Response(
            status: .ok,
            fields: [
                ResponseField("Content-Type", type),
                ResponseField("Cache-Control", "no-store"),
                ResponseField("Content-Security-Policy", policy),
                ResponseField("X-Content-Type-Options", "nosniff"),
                ResponseField("Referrer-Policy", "no-referrer"),
            ],
            body: Array(text.utf8))
    }
}
