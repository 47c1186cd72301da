import Chat
import Encoding
import HTTP

/// What holds for every call of control that `ControlGuard` let through: its query asks what is described.
enum ControlSurface {
    static func outcome(_ call: Call, on sandbox: inout Sandbox, _ endpoint: Endpoint) -> Outcome {
        let query = call.request.query
        if !query.isEmpty, let operation = Operation.all[endpoint.route.name],
            let problem = fault(in: query, knowing: operation.query.map(\.name))
        {
            return .response(problem.response)
        }
        return endpoint.settle(&sandbox, call)
    }

    /// Why a query is refused; nil where it is not.
    ///
    /// A filter that is misspelt would be the answer to another question. It is not repeated: it may be a
    /// token.
    private static func fault(in query: Query, knowing names: [String]) -> Problem? {
        if query.isMalformed { return .unreadableQuery }
        guard let stray = query.items.first(where: { !names.contains($0.name) })?.name else { return nil }
        if names.isEmpty { return Problem(.badRequest, "bad-query", "This call takes no query.") }
        let nearest = Spelling.nearest(to: stray, among: names)
        let known = "The query may hold \(names.joined(separator: ", "))."
        return Problem(
            .badRequest, "bad-query",
            nearest.map { "The query has a name that is not known; did you mean \($0)?" } ?? known)
    }
}
