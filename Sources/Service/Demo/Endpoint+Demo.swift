import HTTP

extension Endpoint {
    /// The demo site of `serve --demo-site`: a page, its two assets, and its website's token endpoint.
    static let demo = [
        Endpoint(.get, "/demo", "the demo page", .demo) { _, _ in DemoAsset.page },
        Endpoint(.get, "/demo/app.js", "its script", .demo) { _, _ in DemoAsset.script },
        Endpoint(.get, "/demo/style.css", "its style", .demo) { _, _ in DemoAsset.style },
        Endpoint(.get, "/token", "a demo visitor's token", .demo, answer: DemoTokenEndpoint.get),
        Endpoint(.post, "/token", "the same, with attributes", .demo, answer: DemoTokenEndpoint.post),
    ]
}
