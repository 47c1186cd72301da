import Encoding
import HTTP
import Support
import Testing
import Tokens

@testable import Probe

/// Every finding, seen to fail or warn; the good endpoint passes all of them.
@Suite struct `what is found of an endpoint` {
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let status: CheckStatus
        let words: String
        let endpoint: Endpoint
        var path = "/token"
        var count = 3
        var expectsRefusal = false

        var testDescription: String { "\(id): \(words)" }

        init(
            _ id: String, _ status: CheckStatus, _ words: String, path: String = "/token", count: Int = 3,
            expectsRefusal: Bool = false, _ change: (inout Endpoint) -> Void
        ) {
            var endpoint = Endpoint()
            change(&endpoint)
            self.id = id
            self.status = status
            self.words = words
            self.endpoint = endpoint
            self.path = path
            self.count = count
            self.expectsRefusal = expectsRefusal
        }
    }

    static let credentials = ["access-control-allow-credentials": "true", "cache-control": "no-store"]

    static let answers: [Case] = [
        Case("status", .fail, "status 500") {
            $0.status = 500; $0.body = ""
        },
        Case("status", .fail, "status 302", path: "/far") {
            $0.redirects = ["/far": "https://elsewhere.example/"]
        },
        Case("token", .fail, "no member") { $0.body = #"{"error":"none"}"# },
        Case("token", .fail, "/a~1b/1") { $0.body = #"{"a/b":[1,"{token}"]}"# },
        Case("token", .fail, "empty") { $0.body = "" },
        Case("token", .fail, "neither JSON nor a bare token") { $0.body = "<html>Sign in, please.</html>" },
        Case("token", .fail, "cannot be read") { $0.body = #"{"token":"{token}""# },
        Case("verdict", .fail, "expired") { $0.lifetime = -60 },
        Case("verdict", .fail, "signature") { $0.key = "somebody else's" },
        Case("verdict", .fail, "(key-newline)") { $0.key += "\n" },
        Case("verdict", .warn, "(milliseconds)") {
            $0.claims = #","exp":1768479000000"#; $0.lifetime = nil
        },
        Case("refusal", .fail, "gave a token", expectsRefusal: true) { _ in },
        Case("refusal", .warn, "status is 200", expectsRefusal: true) { $0.body = "{}" },
        Case("refusal", .warn, "status is 503", expectsRefusal: true) {
            $0.status = 503; $0.body = ""
        },
        Case("redirect-token", .fail, "token in its URL", path: "/r") {
            $0.redirects = ["/r": "/token?jwt={token}"]
        },
        Case("redirect-token", .fail, "token in its URL", path: "/r") {
            $0.redirects = ["/r": "https://elsewhere.example/#t%3D{token}"]
        },
        Case("redirect", .warn, "https://elsewhere.example", path: "/r") {
            $0.redirects = ["/r": "https://elsewhere.example/?private=1"]
        },
        Case("redirect", .warn, "more than five", path: "/r") { $0.redirects = ["/r": "/r"] },
        Case("redirect", .warn, "no http or https URL", path: "/r") { $0.redirects = ["/r": "mailto:a@b"] },
    ]

    static let headers: [Case] = [
        Case("public-caching", .fail, "`public`") { $0.fields["cache-control"] = "max-age=1, PUBLIC" },
        Case("public-caching", .fail, "`s-maxage`") { $0.fields["cache-control"] = "s-maxage = 1" },
        Case("cache-control", .warn, "missing") { $0.fields["cache-control"] = nil },
        Case("cache-control", .warn, "neither") { $0.fields["cache-control"] = #"private="set-cookie""# },
        Case("cors", .fail, "`*`") {
            $0.fields = credentials.merging(["access-control-allow-origin": "*"]) { $1 }
        },
        Case("cors", .fail, "`null`") {
            $0.fields = credentials.merging(["access-control-allow-origin": "null"]) { $1 }
        },
        Case("cors", .fail, "whatever Origin asks") {
            $0.fields = credentials; $0.echoesOrigin = true
        },
        Case("cors", .fail, "whatever Origin asks", count: 1) {
            $0.fields = credentials; $0.echoesOrigin = true
        },
        Case("same-token", .warn, "same token") { $0.isCached = true },
        Case("lifetime", .warn, "no `exp`") { $0.lifetime = nil },
        Case("lifetime", .warn, "ends 9 seconds") { $0.lifetime = 10 },
        Case("lifetime", .warn, "lives for 2 days") { $0.lifetime = 172_800 },
        Case("clock", .warn, "2 minutes ahead of") { $0.skew = 125 },
        Case("clock", .warn, "1 minute behind") { $0.skew = -90 },
        Case("content-type", .warn, "text/html") { $0.fields["content-type"] = "text/html" },
        Case("content-type", .warn, "missing") { $0.fields["content-type"] = nil },
        Case("response-time", .warn, "1001 ms") { $0.pace = .milliseconds(1_001) },
    ]

    static let leaks: [Case] = [
        Case("secret", .fail, "the body, as it is") {
            $0.body = #"{"token":"{token}","k":"x\#(Endpoint.other)"}"#
        },
        Case("secret", .fail, "in base64") {
            $0.body = #"{"token":"{token}","k":"\#(Base64.encodedString(Array(Endpoint.other.utf8)))"}"#
        },
        Case("secret", .fail, "in hexadecimal") {
            $0.body =
                #"{"token":"{token}","k":"\#(Hex.encodedString(Array(Endpoint.secret.utf8)).uppercased())"}"#
        },
        Case("secret", .fail, "the token") { $0.claims = #","note":"\#(Endpoint.secret)""# },
        Case("secret", .fail, "the header x-key") { $0.fields["x-key"] = "k=" + Endpoint.secret },
        Case("secret", .fail, "the body") {
            $0.body = #"{"token":"{token}","k":"\u0061\#(Endpoint.other.dropFirst())"}"#
        },
        Case("secret", .fail, "the header location", path: "/r") {
            $0.redirects = ["/r": "/token?k=\(PercentEncoding.encodedString(Endpoint.other))"]
        },
        Case("secret", .fail, "the body", expectsRefusal: true) {
            $0.status = 401; $0.body = Endpoint.secret
        },
    ]

    @Test(arguments: answers + headers + leaks)
    func `a mistake is found, named and answered with advice`(_ one: Case) throws {
        let report = try one.endpoint.report(
            one.path, count: one.count, expectsRefusal: one.expectsRefusal)
        let finding = try #require(report.finding(one.id))
        #expect(finding.status == one.status, "\(finding)")
        #expect(finding.detail.contains(one.words), "\(finding.detail)")
        #expect(!finding.advice.isEmpty)
        #expect(report.passed == report.names(.fail).isEmpty)
    }

    @Test func `a good endpoint has nothing said against it`() throws {
        let report = try Endpoint().report()
        #expect(report.passed)
        #expect(report.names(.warn).isEmpty && report.names(.fail).isEmpty)
        #expect(report.verdicts.map(\.decision) == [.verified, .verified, .verified])
        #expect(report.names(.skipped) == ["redirect-token"])
    }

    @Test func `every check is seen to pass and to complain`() throws {
        let complained = Set((Self.answers + Self.headers + Self.leaks).map(\.id))
        #expect(complained == Set(EndpointCheck.all.map(\.id)))
        let good = try Endpoint().report().names(.pass)
        let redirected = try Endpoint(redirects: ["/r": "./a/../token?x=1"]).report("/r")
        let refused = try Endpoint(status: 401, body: "").report(expectsRefusal: true)
        #expect(redirected.passed && refused.passed)
        #expect(redirected.names(.warn).isEmpty && refused.names(.warn).isEmpty)
        let passed = good.union(redirected.names(.pass)).union(refused.names(.pass))
        #expect(passed == Set(EndpointCheck.all.map(\.id)))
    }

    @Test func `checks have names of their own and a sentence each`() {
        #expect(Set(EndpointCheck.all.map(\.id)).count == EndpointCheck.all.count)
        for check in EndpointCheck.all { #expect(check.holds.hasSuffix("."), "\(check.id)") }
    }

    @Test(arguments: answers + headers + leaks)
    func `neither a token nor a secret is shown`(_ one: Case) throws {
        let report = try one.endpoint.report(
            one.path, count: one.count, expectsRefusal: one.expectsRefusal)
        var writer = JSONWriter()
        report.write(to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        for shown in [text, JUnitReport(report).text, report.findings.map(\.detail).joined()] {
            #expect(!shown.contains("eyJ"), "\(shown)")
            for secret in [Endpoint.secret, Endpoint.other] {
                #expect(!shown.contains(secret))
                #expect(!shown.lowercased().contains(Hex.encodedString(Array(secret.utf8))))
            }
        }
        let json = try JSON(reading: writer.bytes)
        #expect(json.members.map(\.name) == ["passed", "url", "verdicts", "findings"])
        #expect(json["findings"]?.count == report.findings.count)
    }
}
