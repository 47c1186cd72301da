import Chat
import HTTP

/// One line of the route table: what is asked, and what answers.
struct Endpoint: Sendable {
    /// Whose rules hold before the endpoint is reached: the page's, or those of control.
    enum Surface: Sendable, Equatable {
        case health
        case applied
        case proxy
        case control
        case demo
        case connect(ConnectPart)
    }

    let route: Route
    let surface: Surface
    let outcome: @Sendable (inout Sandbox, Call) throws -> Outcome

    /// An endpoint that answers and does nothing beyond its sandbox.
    init(
        _ method: Method, _ pattern: String, _ name: String, _ surface: Surface,
        answer: @escaping @Sendable (inout Sandbox, Call) throws -> Response
    ) {
        self.init(method, pattern, name, surface, outcome: { .response(try answer(&$0, $1)) })
    }

    /// An endpoint that does more: opens a stream, or ends the sandbox's world.
    init(
        _ method: Method, _ pattern: String, _ name: String, _ surface: Surface,
        outcome: @escaping @Sendable (inout Sandbox, Call) throws -> Outcome
    ) {
        route = Route(method, pattern, name: name)
        self.surface = surface
        self.outcome = outcome
    }
}
