package import HTTP

/// One request to a website, as a value; whoever sends it adds nothing but framing and `Host`.
package struct ProbeRequest: Sendable {
    /// GET or POST.
    package var method: Method
    /// Where it goes.
    package var url: ProbeURL
    /// The fields in their order.
    package var fields: [(name: String, value: String)]
    /// The body; empty where there is none.
    package var body: [UInt8]

    /// A request of these parts.
    package init(
        method: Method = .get, url: ProbeURL, fields: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
    }

    /// Whether a field of that name, given in lower case, is among the fields.
    package func has(_ name: StaticString) -> Bool {
        fields.contains { ResponseField($0.name, "").isNamed(name) }
    }

    /// The request that a browser makes of a redirect (Fetch standard, HTTP-redirect fetch, step 12).
    func redirected(to url: ProbeURL, status: Status) -> ProbeRequest {
        var next = self
        next.url = url
        let becomesGet = status.code == 303 || (status.code == 301 || status.code == 302) && method == .post
        guard becomesGet else { return next }
        next.method = .get
        next.body = []
        next.fields.removeAll { ResponseField($0.name, "").isNamed("content-type") }
        return next
    }
}
