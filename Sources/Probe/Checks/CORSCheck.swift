import HTTP

extension EndpointCheck {
    static let cors = EndpointCheck("cors", "No answer gives itself to any origin with credentials.") {
        observation in
        for call in observation.calls {
            for response in call.answer.responses {
                guard let origin = openOrigin(response, call) else { continue }
                return .fail(
                    "Access-Control-Allow-Origin is \(origin), with Access-Control-Allow-Credentials",
                    "Name your own pages' origins: any page could take a visitor's token with their cookie."
                )
            }
        }
        if observation.calls.contains(where: { $0.isForeign }) {
            return .pass("a page of another origin cannot read the answer with a visitor's cookie")
        }
        return .pass("no answer is open to any origin with credentials; the Origin was yours")
    }

    /// The value that lets any page in with cookies: `*`, our foreign origin echoed, or `null`, which any
    /// page can be in a sandboxed frame (Fetch standard, CORS check).
    private static func openOrigin(_ response: Response, _ call: JudgedCall) -> String? {
        guard response["access-control-allow-credentials"]?.lowercased() == "true" else { return nil }
        switch response["access-control-allow-origin"] {
        case "*"?: return "`*`"
        case "null"?: return "`null`"
        case ProbePlan.foreignOrigin? where call.isForeign: return "whatever Origin asks"
        default: return nil
        }
    }
}
