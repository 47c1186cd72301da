import HTTP

extension EndpointCheck {
    static let status = EndpointCheck("status", "Every answer has a status of 2xx.") { observation in
        if observation.expectsRefusal { return nil }
        let codes = observation.own.map(\.answer.response.status.code)
        let bad = codes.filter { !(200...299).contains($0) }
        guard let first = bad.first else {
            return .pass("status \(Set(codes).sorted().map(String.init).joined(separator: ", "))")
        }
        return .fail(
            "\(observation.portion(bad.count, of: codes.count)) came with status \(first)", advice(first))
    }

    private static func advice(_ code: Int) -> String {
        switch code {
        case 300...399: "Answer with the token at once; a widget's page may not be able to follow elsewhere."
        case 401, 403:
            "If a login is needed, send its cookie: --header 'Cookie: …'. If not, let the call pass."
        case 404: "Look at the path: nothing answers there."
        case 405: "Try the other method: --method GET or --method POST."
        case 415: "Say what the body is: --header 'Content-Type: application/json'."
        case 429: "Ask less often with --count 1, or let the endpoint allow a few calls a second."
        default: "Look into the website's log for this request."
        }
    }
}
