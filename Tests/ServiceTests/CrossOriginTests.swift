import Encoding
import HTTP
import Service
import Testing

/// Pages of other origins (contract, sections 2, 3 and 5).
@Suite struct CrossOriginTests {
    @Test(arguments: [
        "http://localhost:3000", "http://localhost", "http://127.0.0.1:8080", "http://localhost:65535",
    ])
    func `an allowed page may read every answer, refusals too`(origin: String) throws {
        var world = try World()
        for (token, status) in [(nil, Status.created), ("x.y.z", Status.unauthorized)] as [(String?, Status)]
        {
            let response = world.widget(.post, "/sessions", token: token, fields: [("Origin", origin)])
            #expect(response.status == status)
            #expect(response["access-control-allow-origin"] == origin)
            #expect(response["vary"] == "Origin")
            #expect(response["access-control-allow-credentials"] == nil)
        }
        let missing = world.widget(.get, "/sessions/x", fields: [("Origin", origin)])
        #expect(missing.status == .notFound && missing["access-control-allow-origin"] == origin)
    }

    @Test func `a request without an origin is served without its fields`() throws {
        var world = try World()
        let response = world.widget(.post, "/sessions")
        #expect(response.status == .created)
        #expect(response["access-control-allow-origin"] == nil)
    }

    @Test func `a widget that allows nobody refuses every page`() throws {
        var world = try World(JSONFixture.applied(#""strict":false"#))
        let path = "/applied/v1/widgets/a/sessions"
        #expect(world.call(.post, path, fields: [("Origin", "http://localhost:3000")]).status == .forbidden)
        #expect(world.call(.post, path).status == .created)
    }

    @Test func `a preflight of an allowed page is answered with what it may send`() throws {
        var world = try World()
        for prefix in ["", "/sandbox/a"] {
            let response = world.call(
                .options, prefix + World.widget + "/sessions",
                fields: [
                    ("Origin", "http://localhost:3000"), ("Access-Control-Request-Method", "POST"),
                    ("Access-Control-Request-Headers", "Authorization, content-type, x-chatgate-fault"),
                ])
            #expect(response.status == .noContent)
            #expect(response["access-control-allow-origin"] == "http://localhost:3000")
            #expect(response["access-control-allow-methods"]?.contains("POST") == true)
            #expect(response["access-control-allow-headers"] == "authorization, content-type")
            #expect(response["access-control-allow-credentials"] == nil)
        }
    }

    @Test(arguments: ["http://evil.example", "null", "https://localhost:3000"])
    func `a preflight of a foreign page gets no leave`(origin: String) throws {
        var world = try World()
        let fields = [("Origin", origin), ("Access-Control-Request-Method", "POST")]
        let response = world.widget(.options, "/sessions", fields: fields)
        #expect(response.status == .forbidden)
        #expect(response["access-control-allow-origin"] == nil)
        #expect(response["access-control-allow-methods"] == nil)
    }

    @Test func `control is never open to another origin, not even a widget's own`() throws {
        var world = try World()
        for method in [Method.options, .get, .post, .delete] {
            for path in ["/_chatgate/v1", "/_chatgate/v1/verdicts", "/_chatgate/v1/events", "/_chatgate"] {
                let fields = [("Origin", "http://localhost:3000"), ("Access-Control-Request-Method", "POST")]
                let response = world.call(method, path, fields: fields)
                #expect(response.status == .forbidden)
                #expect(!response.fields.contains { $0.name.lowercased().hasPrefix("access-control") })
            }
        }
    }

    @Test func `OPTIONS tells the methods of a path`() throws {
        var world = try World()
        let response = world.widget(.options, "/sessions")
        #expect(response.status == .noContent && response["allow"] == "POST, OPTIONS")
        #expect(world.control(.options, "/events")["allow"] == "GET, HEAD, OPTIONS")
    }
}
