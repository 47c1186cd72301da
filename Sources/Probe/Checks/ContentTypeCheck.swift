import HTTP

extension EndpointCheck {
    static let contentType = EndpointCheck("content-type", "The content type says what the body is.") {
        observation in
        let answers = observation.withToken
        if answers.isEmpty { return .skipped("there is no token whose type could be wrong") }
        for call in answers {
            let isBare = call.isBare
            guard let value = call.answer.response["content-type"] else {
                return .warn("Content-Type is missing", advice(isBare))
            }
            let type = String(value.prefix { $0 != ";" && $0 != " " }).lowercased()
            let fits = isBare ? ["text/plain", "application/jwt", "application/json"] : ["application/json"]
            if fits.contains(type) || type.hasSuffix("+json") { continue }
            return .warn("Content-Type is \(value)", advice(isBare))
        }
        return .pass("Content-Type fits the body")
    }

    private static func advice(_ isBare: Bool) -> String {
        isBare
            ? "Say Content-Type: text/plain, or application/jwt."
            : "Say Content-Type: application/json; many clients parse nothing else as JSON."
    }
}

extension JudgedCall {
    /// Whether the token is the whole body.
    fileprivate var isBare: Bool {
        if case .found(_, let place) = search { place == "the body" } else { false }
    }
}
