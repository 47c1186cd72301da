import HTTP

extension Endpoint {
    /// What the page of a hosted widget asks of its backend.
    static let hostedWidget = [
        Endpoint(
            .post, "/connectwidget/api/{widgetId}/start", "start of a hosted widget", .connect(.start),
            answer: StartOperation.answer)
    ]
}
