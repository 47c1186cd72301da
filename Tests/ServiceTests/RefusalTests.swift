import Encoding
import HTTP
import Service
import Support
import Testing
import Tokens

/// Every line of `Fixtures/applied/refusals.txt` is refused as it says, and changes nothing.
@Suite struct RefusalTests {
    struct Case: CustomTestStringConvertible {
        let line: String
        let status: Int
        let problem: String
        let method: String
        let path: String
        let fields: [(String, String)]
        let body: String

        init?(_ line: String) {
            let parts = line.split(separator: "|", maxSplits: 5, omittingEmptySubsequences: false).map(
                Self.trimmed)
            guard parts.count >= 5, let status = Int(parts[0]) else { return nil }
            self.line = line
            self.status = status
            (problem, method, path) = (parts[1], parts[2], parts[3])
            fields = parts[4].split(separator: ";").map { field in
                let pair = field.split(separator: ":", maxSplits: 1).map { Self.trimmed($0) }
                return (pair[0], pair.count > 1 ? pair[1] : "")
            }
            body = parts.count > 5 ? parts[5] : ""
        }

        var testDescription: String { line }

        private static func trimmed(_ text: Substring) -> String {
            var text = text
            while text.first == " " { text.removeFirst() }
            while text.last == " " { text.removeLast() }
            return String(text)
        }
    }

    static let cases = Repository.lines("applied/refusals.txt").compactMap(Case.init)

    @Test func `no line of the file is left out`() {
        #expect(Self.cases.count == Repository.lines("applied/refusals.txt").count)
        #expect(Self.cases.count > 120)
    }

    @Test(arguments: cases) func `is refused and changes nothing`(refusal: Case) throws {
        var world = try World()
        let names = try Self.prepare(&world)
        func filled(_ text: String) -> String { names.reduce(text) { $0.replacing($1.0, with: $1.1) } }
        let before = (world.sessions(), try world.events().filter(Self.isDeed))
        let response = world.call(
            Method(refusal.method), filled(refusal.path), fields: refusal.fields.map { ($0.0, filled($0.1)) },
            body: filled(refusal.body))
        #expect(response.status.code == refusal.status, "\(response.text)")
        #expect(response.problem == refusal.problem, "\(response.text)")
        #expect(response["content-type"] == "application/problem+json")
        let body = try response.json
        #expect(body["status"]?.int == Int64(refusal.status))
        #expect(body["title"]?.string == response.status.reason)
        #expect(body["detail"]?.string?.isEmpty == false)
        #expect((body["reason"] != nil) == (refusal.status == 401))
        #expect((body["checks"] != nil) == (refusal.status == 401))
        #expect((response["www-authenticate"] != nil) == (refusal.status == 401))
        #expect((response["allow"] != nil) == (refusal.status == 405))
        #expect(response["access-control-allow-origin"] == nil)
        #expect(world.sessions() == before.0)
        #expect(try world.events().filter(Self.isDeed) == before.1)
        for secret in names.filter({ ["{good}", "{forged}"].contains($0.0) }) {
            #expect(!response.text.contains(secret.1), "a token stands in the answer")
        }
    }

    /// What happened to a session; refusals and limits are on record too, and change nothing.
    private static func isDeed(_ type: String) -> Bool {
        !["token.rejected", "identity-conflict", "limit.reached"].contains(type)
    }

    private static func prepare(_ world: inout World) throws -> [(String, String)] {
        let good = World.customer("u-42", #""plan":"pro""#)
        let ended = try world.start()
        #expect(world.widget(.post, "/logout?session=\(ended)").status == .noContent)
        let other = SigningKey(id: nil, secret: Array(repeating: 9, count: 32))
        return [
            ("{w}", World.widget), ("{c}", World.control), ("{s}", try world.start()), ("{e}", ended),
            ("{v}", try world.start(token: good)), ("{good}", good), ("{other}", World.customer("u-7")),
            ("{old}", World.token(#"{"sub":"u-42","exp":\#(World.noonSeconds)}"#)),
            ("{forged}", World.token(#"{"sub":"u-42"}"#, key: other)),
            ("{long}", String(repeating: "x", count: 16_385)),
        ]
    }

    @Test func `an expired token is told in the contract's shape`() throws {
        var world = try World()
        let token = World.token(#"{"sub":"u-42","exp":\#(World.noonSeconds)}"#)
        let response = world.widget(.post, "/sessions", token: token)
        let expected = try JSONFixture.read("applied/expired.json")
        let body = try response.json
        for member in expected.members { #expect(body[member: member.name] == member.value) }
        #expect(body.count == expected.count + 1)
        #expect(response["www-authenticate"] == #"Bearer error="invalid_token""#)
        let checks = try #require(body["checks"]).elements.map {
            "\($0["id"]?.string ?? "") \($0["status"]?.string ?? "")"
        }
        #expect(checks.first == "size pass")
        #expect(checks.contains("signature pass") && checks.contains("exp fail"))
    }

    @Test func `anonymous denied is a challenge without an error`() throws {
        var world = try World(JSONFixture.applied(#""anonymous":"deny""#))
        for fields in [
            [], [("Authorization", "Bearer")], [("Authorization", "bearer  ")], [("Authorization", "")],
        ] {
            let response = world.call(.post, "/applied/v1/widgets/a/sessions", fields: fields)
            #expect(response.status == .unauthorized)
            #expect(response["www-authenticate"] == "Bearer")
            #expect(try response.json["reason"]?.string == "anonymous-denied")
            #expect(try response.json["checks"] == nil)
        }
    }

    @Test func `a session that is another's cannot be told from one that is not there`() throws {
        var world = try World()
        let id = try world.start(token: World.customer("u-42"))
        let guess = String(repeating: "0", count: 32)
        for (method, path) in [
            (Method.get, "/sessions/ID"), (.get, "/history?session=ID"), (.post, "/logout?session=ID"),
        ] {
            for token in [nil, World.customer("u-7")] as [String?] {
                let real = world.widget(method, path.replacing("ID", with: id), token: token)
                #expect(real == world.widget(method, path.replacing("ID", with: guess), token: token))
            }
        }
    }

    @Test(arguments: ["GET", "POST"]) func `what no request is gets a problem too`(method: String) throws {
        let world = try World()
        for failure in RequestFailure.allCases {
            let response = world.gateway.refuse(failure)
            #expect(response.status == failure.status)
            #expect(response["content-type"] == "application/problem+json")
        }
    }
}
