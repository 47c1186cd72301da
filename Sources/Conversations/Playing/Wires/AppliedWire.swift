import Encoding
import Chat
import HTTP

/// Applied Labs' widget over HTTP (contract, section 3).
struct AppliedWire: Wire {
    let startShape = Shape.record(
        Record(
            what: "a start",
            members: [
                Member("metadata", .object, "what the page says: context, groups, anything"),
                Member("message", .text, "the visitor's first words"),
            ]))

    func start(_ value: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer {
        let answer = try call(.post, "/sessions", body: value, on: stage)
        if answer.refusal == nil { stage.profile.session = answer.json?["session"]?["id"]?.string }
        return answer
    }

    func say(
        _ text: String, metadata: JSON?, session: String, on stage: inout Stage
    ) throws(PlayFailure) -> Answer {
        let body = try Answer.written { writer in
            writer.member("text", text)
            if let metadata { writer.member("metadata", metadata) }
        }
        return try call(.post, "/sessions/\(Self.escaped(session))/messages", body: body, on: stage)
    }

    func history(_ value: JSON, on stage: inout Stage) throws(PlayFailure) -> Answer {
        var query: [(name: String, value: String)] = []
        // An anonymous page names its session (contract, section 3).
        let own = stage.profile.isAnonymous ? stage.profile.session : nil
        if let session = value["session"]?.string ?? own { query.append(("session", session)) }
        if let limit = value["limit"]?.int { query.append(("limit", "\(limit)")) }
        if let cursor = value["cursor"]?.string { query.append(("cursor", cursor)) }
        return try call(.get, "/history", query: query, on: stage)
    }

    func session(_ id: String, on stage: inout Stage) throws(PlayFailure) -> Answer {
        try call(.get, "/sessions/\(Self.escaped(id))", on: stage)
    }

    func heard(in session: String, on stage: inout Stage) throws(PlayFailure) -> JSON? {
        try SessionEvents.next(of: session, on: &stage)
    }

    func logout(on stage: inout Stage) throws(PlayFailure) -> Answer {
        let query = stage.profile.session.map { [("session", $0)] } ?? []
        return try call(.post, "/logout", query: query.map { (name: $0.0, value: $0.1) }, on: stage)
    }

    func leave(on stage: inout Stage) throws(PlayFailure) -> Answer { Answer(try Answer.written { _ in }) }

    // MARK: Requests

    private func call(
        _ method: Method, _ path: String, query: [(name: String, value: String)] = [], body: JSON? = nil,
        on stage: Stage
    ) throws(PlayFailure) -> Answer {
        var base = "/applied/v1/widgets/\(Self.escaped(stage.widget.id))"
        var query = query
        var fields: [(name: String, value: String)] = []
        switch stage.profile.credential {
        case .none: break
        case .token(let token):
            fields.append(("Authorization", "Bearer \(String(decoding: token, as: UTF8.self))"))
        case .proxy(let customer, let shop):
            guard let app = stage.widget.shopify else { break }
            base += "/proxy"
            query = ProxyQuery.signed(query, customer: customer, shop: shop, app: app, at: stage.now)
        }
        return try stage.send(method, base + path + Self.written(query), fields: fields, body: body)
    }

    private static func written(_ query: [(name: String, value: String)]) -> String {
        if query.isEmpty { return "" }
        return "?" + query.map { "\($0.name)=\(escaped($0.value))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String { PercentEncoding.encodedString(text) }
}

extension Profile {
    /// Whether the page sends nothing that could name its visitor.
    fileprivate var isAnonymous: Bool {
        switch credential {
        case .none: true
        case .token(let token): token.isEmpty
        case .proxy(let customer, _): customer.isEmpty
        }
    }
}
