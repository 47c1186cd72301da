import HTTP

extension EndpointCheck {
    static let refusal = EndpointCheck("refusal", "Without a login no token is handed out.") { observation in
        guard observation.expectsRefusal else { return nil }
        let given = observation.withToken
        if !given.isEmpty {
            return .fail(
                "\(observation.portion(given.count, of: observation.calls.count)) gave a token, and none may",
                "Look at the session before signing: whoever has no login gets 401 and no token.")
        }
        let codes = Set(observation.calls.map(\.answer.response.status.code)).sorted()
        let words = codes.map(String.init).joined(separator: ", ")
        if let code = codes.first(where: { (200...299).contains($0) || $0 >= 500 }) {
            return .warn(
                "no token was given, but the status is \(code)",
                "Refuse with 401, so that a page knows that there is no login.")
        }
        return .pass("no token was given, status \(words)")
    }
}
