/// Cross-origin answers (WHATWG Fetch §3.2), for origins that a widget allows and no others.
package enum CORS {
    /// The request fields that a page may send, in lower case.
    package static let headers = ["authorization", "content-type", "last-event-id"]

    /// The answer to a preflight from an allowed origin; nil where this is none, or the origin is foreign.
    ///
    /// `methods` is a list as in `Allow`; of the headers asked for, those in `headers` come back.
    package static func preflight(
        _ request: Request, allowed: AllowedOrigins, methods: String, headers: [String] = CORS.headers
    ) -> Response? {
        guard request.method == .options, request.fields.count(of: "origin") == 1,
            let origin = request.fields["origin"], allowed.allows(origin),
            request.fields["access-control-request-method"] != nil
        else { return nil }
        return leave(origin: origin, methods: methods, headers: asked(request).filter(headers.contains))
    }

    /// The leave that a preflight of this origin, known to be allowed, gets.
    package static func leave(origin: String, methods: String, headers names: [String]) -> Response {
        var response = Response(status: .noContent)
        response.add("Access-Control-Allow-Origin", origin)
        response.add("Access-Control-Allow-Methods", methods)
        if !names.isEmpty { response.add("Access-Control-Allow-Headers", names.joined(separator: ", ")) }
        response.add("Access-Control-Max-Age", "600")
        response.add("Vary", "Origin")
        return response
    }

    /// Adds what lets a page of this origin, known to be allowed, read the answer, and of its fields those in
    /// `exposing`.
    package static func decorate(
        _ response: inout Response, origin: String, exposing names: String = "WWW-Authenticate"
    ) {
        response.set("access-control-allow-origin", origin)
        response.set("access-control-expose-headers", names)
        if !response.fields.contains(where: { $0.isNamed("vary") && $0.value == "Origin" }) {
            response.add("Vary", "Origin")
        }
    }

    /// The fields that a preflight asks leave for, in lower case.
    package static func asked(_ request: Request) -> [String] {
        request.fields.values("access-control-request-headers").flatMap { list in
            list.utf8.split(separator: 0x2C).map { name in
                let octets = Array(name).map(Octet.lower)
                return String(copying: octets.span, Octet.trimmed(octets.span, octets.indices))
            }
        }
    }
}
