import HTTP

extension Endpoint {
    /// Everything that can be asked; of Amazon's, what is not modelled says so.
    static let all = modelled + unmodelled

    /// Everything that does what it says.
    static let modelled: [Endpoint] =
        health + page(under: "/applied/v1/widgets/{widgetId}", .applied)
        + page(under: "/applied/v1/widgets/{widgetId}/proxy", .proxy) + amazonConnect + demo + control

    private static let amazonConnect = hostedWidget + controlPlane + participant + sockets

    private static let health = [
        Endpoint(.get, "/healthz", "health", .health, answer: HealthEndpoints.health),
        Endpoint(.get, "/readyz", "readiness", .health, answer: HealthEndpoints.health),
    ]

    /// What a page may ask: with a token in its field, or under `proxy` with a query that Shopify signed.
    private static func page(under base: String, _ surface: Surface) -> [Endpoint] {
        [
            Endpoint(.post, base + "/sessions", "start a session", surface, answer: StartEndpoint.answer),
            Endpoint(.get, base + "/sessions/{id}", "a session", surface, answer: SessionEndpoint.answer),
            Endpoint(
                .post, base + "/sessions/{id}/messages", "say something", surface,
                answer: MessageEndpoint.answer),
            Endpoint(
                .get, base + "/sessions/{id}/events", "hear the far side", surface,
                outcome: LiveEndpoint.outcome),
            Endpoint(.get, base + "/history", "the past", surface, answer: HistoryEndpoint.answer),
            Endpoint(.post, base + "/logout", "log out", surface, answer: LogoutEndpoint.answer),
        ]
    }

    private static let control = [
        Endpoint(.get, at(""), "version and links", .control, answer: HomeEndpoint.answer),
        Endpoint(.delete, at(""), "remove the sandbox", .control, outcome: SandboxEndpoints.drop),
        Endpoint(.post, at("/reset"), "back to the start", .control, outcome: SandboxEndpoints.reset),
        Endpoint(.post, at("/verdicts"), "judge a token", .control, answer: VerdictEndpoint.answer),
        Endpoint(.get, at("/sessions"), "every session", .control, answer: SessionsEndpoint.list),
        Endpoint(.get, at("/sessions/{id}"), "any session", .control, answer: SessionsEndpoint.one),
        Endpoint(
            .post, at("/sessions/{id}/messages"), "speak as the far side", .control,
            answer: FarSideEndpoints.say),
        Endpoint(
            .post, at("/sessions/{id}/events"), "signal as the far side", .control,
            answer: FarSideEndpoints.signal),
        Endpoint(
            .post, at("/sessions/{id}/end"), "end as the far side", .control, answer: FarSideEndpoints.end),
        Endpoint(.get, at("/events"), "the journal", .control, answer: EventsEndpoint.answer),
        Endpoint(.get, at("/clock"), "the clock", .control, answer: ClockEndpoints.show),
        Endpoint(.put, at("/clock"), "stop, move or run the clock", .control, answer: ClockEndpoints.change),
        Endpoint(.put, at("/widgets/{id}"), "put a widget", .control, answer: WidgetEndpoint.put),
        Endpoint(.get, at("/widgets/{id}/keys"), "the keys", .control, answer: KeyEndpoints.list),
        Endpoint(.post, at("/widgets/{id}/keys"), "add a key", .control, answer: KeyEndpoints.add),
        Endpoint(
            .delete, at("/widgets/{id}/keys/{keyId}"), "remove a key", .control, answer: KeyEndpoints.remove),
    ]

    private static func at(_ rest: String) -> String { "/_chatgate/v1\(rest)" }
}
