import Chat
import HTTP

/// `GET /openapi.json`: what can be asked, for programs that read OpenAPI.
enum OpenAPIEndpoint {
    static func answer(_ sandbox: inout Sandbox, _ call: Call) -> Response {
        let prefix = sandbox.name == "default" ? "" : "/sandbox/\(sandbox.name)"
        return .json(.ok, OpenAPIDocument.text(of: Endpoint.all, base: call.publicURL + prefix))
    }
}
