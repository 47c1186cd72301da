import Encoding
import HTTP
import Service
import Testing

/// Where a widget has credentials, the control plane takes signed calls alone (contract, section 4).
@Suite struct ConnectControlSignatureTests {
    /// What botocore signed, under the name that the fixture gives it.
    static func signed(_ name: String) throws -> SignedRequest {
        try #require(SignedRequest.all.first { $0.name == "botocore \(name)" })
    }

    /// The instance that botocore's requests are for, with credentials.
    static func instance(_ change: (inout GatewaySettings) -> Void = { _ in }) throws -> World {
        let signed = try signed("start")
        let widget = ConnectInstance.widget(
            #","awsCredentials":[{"id":"\#(signed.keys[0])","secret":"\#(signed.secret)"}]"#,
            instance: "11111111-2222-4333-8444-555555555555"
        ).replacing(ConnectInstance.flow, with: "66666666-7777-4888-9999-aaaaaaaaaaaa")
        return try World(ConnectInstance.configuration(widget), change)
    }

    @Test func `a signed start is its customer's, and its attributes are believed`() throws {
        var world = try Self.instance()
        let response = world.gateway.respond(to: try Self.signed("start").request, at: world.real)
        #expect(response.status == .ok)
        let contact = try #require(response.json["ContactId"]?.string)
        let seen = try world.control(.get, "/sessions/\(contact)").json
        #expect(seen["identity"]?["sub"]?.string == "c-7" && seen["trust"]?.string == "verified")
        #expect(seen["agentContext"]?["city"]?.string == "Zürich")
    }

    @Test(arguments: [
        ("attributes", 404), ("attributes by ARN", 404), ("stop", 404), ("update", 404), ("localhost", 200),
        ("a session token", 404), ("another region", 200), ("a sandbox", 404), ("a field with blanks", 200),
        ("the hash of the body sent along", 200), ("a short secret", 403), ("a secret over a block", 403),
    ])
    func `botocore's calls reach their operations`(name: String, status: Int) throws {
        var world = try Self.instance()
        let response = world.gateway.respond(to: try Self.signed(name).request, at: world.real)
        #expect(response.status.code == status, "\(response.text)")
    }

    @Test func `the clock of the sandbox does not matter to a signature`() throws {
        var world = try Self.instance()
        #expect(world.control(.put, "/clock", body: #"{"advance":"9h"}"#).status == .ok)
        #expect(world.gateway.respond(to: try Self.signed("start").request, at: world.real).status == .ok)
        world.now = world.now.advanced(by: .seconds(301))
        let response = world.gateway.respond(to: try Self.signed("start").request, at: world.real)
        #expect(response.status == .forbidden && response.exception == "InvalidSignatureException")
    }

    @Test func `every fault is 403 under its own name, and nothing happens`() throws {
        var world = try Self.instance()
        let start = try Self.signed("start")
        let cases: [(SignedRequest, String)] = [
            (
                start.with { $0.fields.removeAll { $0.name == "Authorization" } },
                "MissingAuthenticationTokenException"
            ),
            (start.with { $0.authorization = "Bearer x" }, "IncompleteSignatureException"),
            (
                start.with { $0.authorization = $0.authorization.replacing("AKIDTEST", with: "AKIDNOBODY") },
                "UnrecognizedClientException"
            ),
            (start.with { $0.body += " " }, "InvalidSignatureException"),
            (
                start.with { $0.fields.append(("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD")) },
                "InvalidSignatureException"
            ),
            (
                start.with {
                    $0.authorization = $0.authorization.replacing("/connect/", with: "/execute-api/")
                },
                "InvalidSignatureException"
            ),
        ]
        for (request, code) in cases {
            let response = world.gateway.respond(to: request.request, at: world.real)
            #expect(response.status == .forbidden && response.exception == code, "\(response.text)")
        }
        #expect(try world.json(.get, "/sessions")["sessions"]?.count == 0)
    }

    @Test func `what differs is told on loopback alone`() throws {
        let changed = try Self.signed("start").with { $0.body += " " }
        let unescaped = try Self.signed("attributes by ARN").with { $0.authorization = Self.escapedOnce }
        for (request, told) in [(changed, "canonical request"), (unescaped, "escaped once")] {
            var world = try Self.instance()
            let near = world.gateway.respond(to: request.request, at: world.real)
            #expect(near.exception == "InvalidSignatureException" && near.text.contains(told), "\(near.text)")
            var open = try Self.instance { $0.isLoopback = false }
            let far = open.gateway.respond(to: request.request, at: open.real)
            #expect(far.exception == "InvalidSignatureException" && !far.text.contains(told))
        }
    }

    /// The request by ARN, signed with its path escaped once: computed with Python's hmac.
    static let escapedOnce =
        "AWS4-HMAC-SHA256 Credential=AKIDTEST/20260115/us-east-1/connect/aws4_request, "
        + "SignedHeaders=host;x-amz-date, "
        + "Signature=49afe6b81cc90881299fcd660b6306da83238fe90d7609fce52f13d3f12fb658"
}

extension World {
    /// The answer of a call of control.
    fileprivate mutating func json(_ method: Method, _ path: String) throws -> JSON {
        try control(method, path).json
    }
}
