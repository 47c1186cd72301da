import HTTP

extension Endpoint.Surface {
    /// Under which heading its calls stand; nil for what the document leaves out.
    var tag: String? {
        switch self {
        case .health: "health"
        case .applied: "applied"
        case .proxy: "shopify-proxy"
        case .control: "control"
        case .demo, .connect: nil
        }
    }

    /// What a call shows of who it is; nil where it shows nothing.
    var securityScheme: String? {
        switch self {
        case .applied: "contactContextToken"
        case .proxy: "proxySignature"
        case .control: "adminToken"
        case .health, .demo, .connect: nil
        }
    }

    /// The problems that any of its calls may answer with.
    var problems: [Int] {
        switch self {
        case .applied, .proxy: [400, 401, 403, 404, 503]
        case .control: [400, 401, 403, 421, 503]
        case .health, .demo, .connect: []
        }
    }
}

extension Endpoint {
    /// Its path as OpenAPI 3.1 writes it: with names in braces, and no sign for what may hold a slash.
    var path: String { route.pattern.replacing("+}", with: "}") }

    /// The names in braces of its path, in their order.
    var parameterNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            String($0.dropFirst().dropLast())
        }
    }

    /// A name for generated clients: the words of the route's, joined.
    var operationID: String {
        let words = route.name.split { !$0.isLetter && !$0.isNumber }
        let joined = words.enumerated().map {
            $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst()
        }
        return joined.joined() + (surface == .proxy ? "BehindProxy" : "")
    }

    /// The statuses of all its problems.
    func problems(of operation: Operation) -> [Int] {
        var problems = Set(surface.problems + operation.problems)
        if surface == .control, !parameterNames.isEmpty { problems.insert(404) }
        if operation.body != nil { problems.formUnion([413, 415]) }
        return problems.sorted()
    }
}
