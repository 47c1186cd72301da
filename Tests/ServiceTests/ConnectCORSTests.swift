import Encoding
import HTTP
import Service
import Testing

/// Pages of other origins on Amazon Connect's wire (amazon-connect.md, sections 1.6 and 6.3).
@Suite struct ConnectCORSTests {
    static let origin = "http://localhost:3000"
    static let paths = [
        HostedWidget.path, "/participant/connection", "/participant/message", "/contact/chat",
        "/connect/uploads/x",
    ]
    /// What chatjs in a browser asks leave for (section 6.3).
    static let six = [
        "authorization", "content-type", "x-amz-bearer", "x-amz-content-sha256", "x-amz-date",
        "x-amz-user-agent",
    ]

    private static func asking(_ headers: String, origin: String = origin) -> [(String, String)] {
        [
            ("Origin", origin), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", headers),
        ]
    }

    private static func allowed(_ response: Response) -> [String] {
        response["access-control-allow-headers"].map { list in
            list.split(separator: ",").map { String($0.drop { $0 == " " }) }
        } ?? []
    }

    private static func isSilent(_ response: Response) -> Bool {
        !response.fields.contains { $0.name.lowercased().hasPrefix("access-control-") }
    }

    @Test(arguments: paths)
    func `a preflight of an allowed page names what clients send`(path: String) throws {
        var world = try World()
        for prefix in ["", "/sandbox/a"] {
            let fields = Self.asking(Self.six.joined(separator: ","))
            let response = world.call(.options, prefix + path, fields: fields)
            #expect(response.status == .noContent)
            #expect(response["access-control-allow-origin"] == Self.origin && response["vary"] == "Origin")
            #expect(response["access-control-allow-methods"] == "GET, POST, PUT")
            let names = Self.allowed(response)
            #expect(Set(names).isSuperset(of: Self.six), "\(names)")
            #expect(Set(names).isSuperset(of: ["x-amz-snippet-id", "x-amz-security-token"]), "\(names)")
            #expect(Set(names).count == names.count && !names.contains("*"))
        }
    }

    @Test func `other fields of Amazon's are allowed when asked for, ours and foreign ones never`() throws {
        var world = try World()
        let asked = "X-Amz-New, x-amz-date, amz-sdk-retry, x-chatgate-explain, x-evil, x-amz-é"
        let response = world.call(.options, HostedWidget.path, fields: Self.asking(asked))
        let names = Self.allowed(response)
        #expect(names.contains("x-amz-new") && names.contains("amz-sdk-retry"))
        #expect(names.filter { $0 == "x-amz-date" }.count == 1)
        #expect(!names.contains { $0.hasPrefix("x-chatgate") || $0 == "x-evil" || $0 == "x-amz-é" })
        let without = world.call(.options, HostedWidget.path, fields: Self.asking("x-evil"))
        #expect(!Self.allowed(without).contains("x-amz-new"))
    }

    @Test(arguments: ["http://evil.example", "null", "https://localhost:3000", "http://shop.localhost:3000"])
    func `a preflight of a foreign page gets no leave`(origin: String) throws {
        var world = try World()
        for path in Self.paths {
            let response = world.call(.options, path, fields: Self.asking("content-type", origin: origin))
            #expect(Self.isSilent(response), "\(path)")
            if path == HostedWidget.path {
                #expect(response.status == .badRequest)
                #expect(try response.json["data"]?["statusCode"]?["code"]?.int == 400)
            } else {
                #expect(response.status == .forbidden)
                #expect(try response.json["__type"]?.string == "AccessDeniedException")
            }
        }
    }

    @Test func `two origins are no origin`() throws {
        var world = try World()
        let fields = Self.asking("content-type") + [("Origin", Self.origin)]
        let response = world.call(.options, HostedWidget.path, fields: fields)
        #expect(response.status == .badRequest && Self.isSilent(response))
    }

    @Test func `what asks for no method is no preflight`() throws {
        var world = try World()
        let response = world.call(.options, HostedWidget.path, fields: [("Origin", Self.origin)])
        #expect(response["allow"] == "POST, OPTIONS" && Self.isSilent(response))
    }

    @Test func `every answer of a start may be read by an allowed page`() throws {
        var world = try World()
        let page = [("Origin", Self.origin)]
        let answers = [
            world.connectStart(fields: page), world.connectStart("x", fields: page),
            world.connectStart(nil, fields: page), world.connectStart(body: "{", fields: page),
            world.connectStart(snippet: nil, fields: page),
            world.connectStart(fields: page, path: "/connectwidget/api/nobody/start"),
        ]
        #expect(answers.map(\.status.code) == [200, 401, 401, 400, 400, 404])
        for answer in answers {
            #expect(answer["access-control-allow-origin"] == Self.origin)
            #expect(
                answer["access-control-expose-headers"] == "x-amzn-ErrorType, x-amzn-RequestId, Date")
            #expect(answer["vary"] == "Origin" && answer["access-control-allow-credentials"] == nil)
        }
    }

    @Test func `a listed domain lets its sub-domains in, of the same scheme alone`() throws {
        var world = try World(HostedWidget.configuration(#""allowedOrigins":["https://example.com"]"#))
        let origins = [
            ("https://example.com", 200), ("https://shop.example.com", 200), ("https://a.b.example.com", 200),
            ("http://shop.example.com", 400), ("https://notexample.com", 400), ("null", 400),
            ("https://example.com.evil.example", 400), ("https://example.com:8443", 400),
        ]
        for (origin, status) in origins {
            let response = world.connectStart(fields: [("Origin", origin)])
            #expect(response.status.code == status, "\(origin)")
            #expect(Self.isSilent(response) == (status == 400), "\(origin)")
        }
        #expect(try world.events().filter { $0 == "session.started" }.count == 3)
        #expect(world.connectStart().status == .ok)
    }

    @Test func `on applied a sub-domain stays another origin`() throws {
        var world = try World(JSONFixture.applied(#""allowedOrigins":["https://example.com"]"#))
        let path = "/applied/v1/widgets/a/sessions"
        #expect(
            world.call(.post, path, fields: [("Origin", "https://shop.example.com")]).status == .forbidden)
        #expect(world.call(.post, path, fields: [("Origin", "https://example.com")]).status == .created)
    }

    @Test func `a widget's own origins count at its start, those of all where none is named`() throws {
        let other = HostedWidget.configuration(#""allowedOrigins":["https://a.example"]"#)
        var world = try World(other)
        let second = other.replacing(HostedWidget.id, with: "second")
            .replacing("a.example", with: "b.example")
        let widget = try JSON(reading: second)["widgets"]?[0]?.description ?? ""
        #expect(world.control(.put, "/widgets/second", body: widget).status.isSuccess)
        let asked = { Self.asking("content-type", origin: $0) }
        let foreign = world.call(.options, HostedWidget.path, fields: asked("https://b.example"))
        #expect(foreign.status == .badRequest)
        for origin in ["https://a.example", "https://b.example"] {
            let response = world.call(.options, "/participant/message", fields: asked(origin))
            #expect(response["access-control-allow-origin"] == origin)
        }
        let own = world.call(.options, HostedWidget.path, fields: asked("https://a.example"))
        #expect(own.status == .noContent)
    }
}
