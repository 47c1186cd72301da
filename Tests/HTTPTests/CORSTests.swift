import HTTP
import Testing

@Suite struct CORSTests {
    static let origin = "http://localhost:3000"

    private func preflight(
        _ fields: [(name: String, value: String)], method: Method = .options
    ) throws -> Response? {
        let allowed = try AllowedOrigins(["http://localhost:*"])
        let request = Request(method: method, path: "/x", fields: fields)
        return CORS.preflight(request, allowed: allowed, methods: "GET, POST")
    }

    @Test func `answers a preflight of an allowed origin`() throws {
        let asked = "Content-Type,x-evil , AUTHORIZATION"
        let response = try #require(
            try preflight([
                ("Origin", Self.origin), ("Access-Control-Request-Method", "POST"),
                ("Access-Control-Request-Headers", asked),
            ]))
        #expect(response.status == .noContent && response.body.isEmpty)
        #expect(response["access-control-allow-origin"] == Self.origin)
        #expect(response["access-control-allow-methods"] == "GET, POST")
        #expect(response["access-control-allow-headers"] == "content-type, authorization")
        #expect(response["access-control-max-age"] == "600" && response["vary"] == "Origin")
    }

    @Test func `names no headers where none was asked for`() throws {
        let response = try preflight([("Origin", Self.origin), ("Access-Control-Request-Method", "POST")])
        #expect(response != nil && response?["access-control-allow-headers"] == nil)
    }

    @Test func `is silent to what is no preflight of an allowed origin`() throws {
        let method = (name: "Access-Control-Request-Method", value: "POST")
        #expect(try preflight([("Origin", "http://evil.test"), method]) == nil)
        #expect(try preflight([("Origin", "null"), method]) == nil)
        #expect(try preflight([method]) == nil)
        #expect(try preflight([("Origin", Self.origin)]) == nil)
        #expect(try preflight([("Origin", Self.origin), ("Origin", Self.origin), method]) == nil)
        #expect(try preflight([("Origin", Self.origin), method], method: .get) == nil)
    }

    @Test func `lets a page read an answer`() {
        var response = Response(status: .unauthorized, fields: [ResponseField("Vary", "Accept")])
        CORS.decorate(&response, origin: Self.origin)
        CORS.decorate(&response, origin: Self.origin)
        #expect(
            response.fields.filter { $0.isNamed("access-control-allow-origin") }.map(\.value) == [Self.origin]
        )
        #expect(response.fields.filter { $0.isNamed("vary") }.map(\.value) == ["Accept", "Origin"])
        #expect(response["access-control-expose-headers"] == "WWW-Authenticate")
    }
}
