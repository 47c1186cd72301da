import Chat
import Encoding
import HTTP

/// What holds for every call of a page: the widget exists, the origin is allowed, no token stands in the URL.
enum AppliedSurface {
    static func outcome(_ call: Call, on sandbox: inout Sandbox, _ endpoint: Endpoint) -> Outcome {
        guard let place = sandbox.place(ofWidget: call.parameters[0]),
            sandbox.platform(ofWidget: place) == .applied
        else {
            return .response(
                Problem(
                    .notFound, "unknown-widget",
                    "No widget of platform applied has the id \(call.parameters[0].prefix(100))."
                ).response)
        }
        let fields = call.request.fields
        guard let origin = fields["origin"] else { return outcome(call, place, &sandbox, endpoint) }
        guard fields.count(of: "origin") == 1, allows(origin, sandbox.allowedOrigins(ofWidget: place)) else {
            return .response(foreign(origin))
        }
        return outcome(call, place, &sandbox, endpoint).decorated(for: origin)
    }

    private static func foreign(_ origin: String) -> Response {
        Problem(
            .forbidden, "foreign-origin",
            "The widget does not allow pages of \(origin.prefix(200)); see \"allowedOrigins\"."
        ).response
    }

    /// The answer to a preflight: leave for a page that the widget allows, a refusal of any other; nil
    /// where it is none.
    static func preflight(
        _ request: Request, path: ArraySlice<UInt8>, in sandbox: Sandbox, methods: String
    ) -> Response? {
        guard let id = widget(in: path), let place = sandbox.place(ofWidget: id),
            let allowed = try? AllowedOrigins(sandbox.allowedOrigins(ofWidget: place))
        else { return nil }
        if let origin = request.fields["origin"], !allowed.allows(origin) { return foreign(origin) }
        return CORS.preflight(request, allowed: allowed, methods: methods)
    }

    /// An error under a widget's path, with what lets a page of an origin that the widget allows read it.
    static func readable(
        _ response: Response, by origin: String, path: ArraySlice<UInt8>, in sandbox: Sandbox
    ) -> Response {
        guard let id = widget(in: path), let place = sandbox.place(ofWidget: id),
            allows(origin, sandbox.allowedOrigins(ofWidget: place))
        else { return response }
        var response = response
        CORS.decorate(&response, origin: origin)
        return response
    }

    /// Patterns are few and short, and only browsers send an origin: they are read when one comes.
    private static func allows(_ origin: String, _ patterns: [String]) -> Bool {
        (try? AllowedOrigins(patterns))?.allows(origin) ?? false
    }

    private static func outcome(
        _ call: Call, _ place: Int, _ sandbox: inout Sandbox, _ endpoint: Endpoint
    ) -> Outcome {
        var call = call
        call.widget = place
        do throws(Refused) {
            call.credential = try credential(of: call, in: sandbox)
        } catch {
            return .response(error.problem.response)
        }
        return endpoint.settle(&sandbox, call)
    }

    private static func credential(of call: Call, in sandbox: Sandbox) throws(Refused) -> Credential {
        if call.request.fields.count(of: "authorization") > 1 {
            throw Refused(
                Problem(.badRequest, "repeated-authorization", "The request has two Authorization fields."))
        }
        let token = AppliedCredential.read(call.request.fields)
        if call.isBehindProxy {
            guard sandbox.hasShopify(widget: call.widget) else {
                throw Refused(Problem(.notFound, "no-shopify", "The widget has no \"shopify\" app."))
            }
            return .proxy(ShopifyProxyQuery(Array(call.request.query.raw.utf8)), beside: token)
        }
        if let problem = QueryRules.fault(in: call.request.query) { throw Refused(problem) }
        return token
    }

    /// The widget's id in an Applied path; nil elsewhere.
    private static func widget(in path: ArraySlice<UInt8>) -> String? {
        let prefix = "/applied/v1/widgets/"
        guard path.starts(with: prefix.utf8) else { return nil }
        let id = path.dropFirst(prefix.utf8.count).prefix { $0 != UInt8(ascii: "/") }
        return PercentEncoding.decode(Array(id)).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Outcome {
    /// The same with what lets a page of this origin read it.
    fileprivate func decorated(for origin: String) -> Outcome {
        switch self {
        case .response(var response):
            CORS.decorate(&response, origin: origin)
            return .response(response)
        case .live(var head, let page):
            CORS.decorate(&head, origin: origin)
            return .live(head, page)
        case .socket, .held, .wait, .events, .nextTimer, .sandboxes, .reset, .drop:
            return self
        }
    }
}
