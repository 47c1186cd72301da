import Encoding
import HTTP
import Tokens

@testable import Probe

/// One endpoint in memory, good unless a member says otherwise.
struct Endpoint {
    static let secret = "0123456789abcdef0123456789abcdef"
    static let other = "another configured secret, long enough"

    var status = 200
    /// `{token}` stands for the token.
    var body = #"{"token":"{token}"}"#
    var claims = ""
    var lifetime: Int64? = 600
    var fields: [String: String] = ["content-type": "application/json", "cache-control": "no-store"]
    var key = Endpoint.secret
    var pace = Duration.milliseconds(5)
    /// Seconds that `Date` is off.
    var skew = 0
    /// Whether one token is given to all.
    var isCached = false
    /// What the paths answer that redirect.
    var redirects: [String: String] = [:]
    /// Whether an `Origin` is turned away, echoed, or not looked at.
    var refusesOrigins = false
    var echoesOrigin = false

    /// The report of some calls at a path.
    func report(
        _ path: String = "/token", count: Int = 3, at place: String? = nil, expectsRefusal: Bool = false,
        fields: [(name: String, value: String)] = []
    ) throws -> EndpointReport {
        try inspect(path, count: count, at: place, expectsRefusal: expectsRefusal, fields: fields).0
    }

    func inspect(
        _ path: String = "/token", count: Int = 3, at place: String? = nil, expectsRefusal: Bool = false,
        fields: [(name: String, value: String)] = []
    ) throws -> (EndpointReport, FakeSite) {
        let site = site()
        guard let url = ProbeURL("http://shop.example" + path) else { throw ProbeFailure("no URL: \(path)") }
        var plan = ProbePlan(request: ProbeRequest(url: url, fields: fields))
        plan.count = count
        plan.tokenPlace = place.flatMap { JSONPointer($0) }
        plan.expectsRefusal = expectsRefusal
        let key = SigningKey(id: "k", secret: Array(Self.secret.utf8))
        let verifier = Verifier(policy: VerificationPolicy(widget: "shop"), keys: KeyRing([key]))
        let secrets = [
            KnownSecret(name: "key k", secret: Array(Self.secret.utf8)),
            KnownSecret(name: "key other", secret: Array(Self.other.utf8)),
        ].compactMap { $0 }
        let inspection = Inspection(plan: plan, secrets: secrets) { verifier.explain($0, at: $1) }
        return (try inspection.run(site.exchange), site)
    }

    private func site() -> FakeSite {
        var kept: String?
        let site = FakeSite { (request, site) throws(ProbeFailure) in
            let token = isCached ? kept ?? mint(site.seconds) : mint(site.seconds)
            kept = token
            if let location = redirects[request.url.target] {
                let filled = Self.filled(location, token)
                return Response(status: Status(code: 302), fields: [ResponseField("location", filled)])
            }
            return response(to: request, token, site)
        }
        site.pace = pace
        return site
    }

    private func response(to request: ProbeRequest, _ token: String, _ site: FakeSite) -> Response {
        let origin = request.fields.first { $0.name == "Origin" }?.value
        if refusesOrigins, origin != nil { return Response(status: .forbidden) }
        var response = Response(
            status: Status(code: status), fields: fields.map { ResponseField($0.key, $0.value) },
            body: Array(Self.filled(body, token).utf8))
        response.set("date", site.now.advanced(by: .seconds(skew)).httpDate)
        if echoesOrigin { response.set("access-control-allow-origin", origin ?? "https://shop.example") }
        return response
    }

    private func mint(_ seconds: Int64) -> String {
        let end = lifetime.map { #","exp":\#(seconds + $0)"# } ?? ""
        let payload = #"{"sub":"u-42","iat":\#(seconds)\#(end)\#(claims)}"#
        return Signer.sign(Array(payload.utf8), with: SigningKey(id: nil, secret: Array(key.utf8)))
    }

    static func filled(_ text: String, _ token: String) -> String {
        text.split(separator: "{token}", omittingEmptySubsequences: false).joined(separator: token)
    }
}

extension EndpointReport {
    /// The finding of a check.
    func finding(_ id: String) -> EndpointFinding? { findings.first { $0.id == id } }

    /// The names of the findings of a status.
    func names(_ status: CheckStatus) -> Set<String> {
        Set(findings.filter { $0.status == status }.map(\.id))
    }
}
