import HTTP

extension Endpoint {
    /// Everything that can be asked; of Amazon's, what is not modelled says so.
    static let all = modelled + unmodelled

    /// Everything that does what it says.
    static let modelled: [Endpoint] =
        health + page(under: "/applied/v1/widgets/{widgetId}", .applied)
        + page(under: "/applied/v1/widgets/{widgetId}/proxy", .proxy) + amazonConnect + demo + inspector
        + control

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
        Endpoint(.get, at("/sandboxes"), "every sandbox", .control, outcome: { _, _ in .sandboxes }),
        Endpoint(.get, at("/openapi.json"), "this description", .control, answer: OpenAPIEndpoint.answer),
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
        Endpoint(
            .get, at("/events/stream"), "the journal as it grows", .control,
            outcome: EventsStreamEndpoint.outcome),
        Endpoint(.post, at("/events/wait"), "wait for events", .control, outcome: EventsWaitEndpoint.wait),
        Endpoint(
            .post, at("/events/verify"), "what must have happened", .control,
            answer: EventsWaitEndpoint.verify),
        Endpoint(.get, at("/clock"), "the clock", .control, answer: ClockEndpoints.show),
        Endpoint(.put, at("/clock"), "stop, move or run the clock", .control, outcome: ClockEndpoints.change),
        Endpoint(.get, at("/faults"), "the faults", .control, answer: FaultEndpoints.list),
        Endpoint(.post, at("/faults"), "set up a fault", .control, answer: FaultEndpoints.add),
        Endpoint(.delete, at("/faults"), "take all faults away", .control, answer: FaultEndpoints.removeAll),
        Endpoint(
            .delete, at("/faults/{id}"), "take a fault away", .control, answer: FaultEndpoints.remove),
        Endpoint(.put, at("/widgets/{id}"), "put a widget", .control, answer: WidgetEndpoint.put),
        Endpoint(.get, at("/widgets/{id}/keys"), "the keys", .control, answer: KeyEndpoints.list),
        Endpoint(.post, at("/widgets/{id}/keys"), "add a key", .control, answer: KeyEndpoints.add),
        Endpoint(
            .delete, at("/widgets/{id}/keys/{keyId+}"), "remove a key", .control,
            answer: KeyEndpoints.remove),
    ]

    private static func at(_ rest: String) -> String { "/_chatgate/v1\(rest)" }
}
