import HTTP

/// Who may see the demo site: this machine, under a loopback name, and no page of another origin.
enum DemoGuard {
    /// Whether a path belongs to the demo site, known or not.
    ///
    /// It is guarded before it is looked up: without the flag no method and no preflight finds anything.
    static func guards(_ path: ArraySlice<UInt8>) -> Bool {
        path.elementsEqual("/demo".utf8) || path.elementsEqual("/token".utf8)
            || path.starts(with: "/demo/".utf8)
    }

    /// Why a request may not reach the demo site; nil where it may.
    ///
    /// Names of `"hosts"` do not count here.
    static func refusal(of request: Request, _ settings: GatewaySettings) -> Response? {
        guard settings.demoSite else {
            return Problem(
                .notFound, "unknown-path",
                "There is nothing at \(Redaction.path(request.path)) without `serve --demo-site`."
            ).response
        }
        var own = settings
        own.hosts = []
        guard let refusal = ControlGuard(own).refusal(of: request) else { return nil }
        guard refusal.status.code == 421 else { return refusal }
        return Problem(
            refusal.status, "foreign-host",
            "The demo site answers under loopback names, not under \(request.host.prefix(100))."
        ).response
    }
}
