import Chat
import HTTP

/// `GET /healthz` and `GET /readyz`: never journalled, for anybody.
enum HealthEndpoints {
    /// Whoever is answered is answered by a loop that runs.
    static func health(_ sandbox: inout Sandbox, _ call: Call) -> Response {
        .json(.ok, Array(#"{"status":"ok","version":"\#(Version.text)"}"#.utf8))
    }
}
