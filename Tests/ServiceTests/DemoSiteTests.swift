import Chat
import Encoding
import HTTP
import Service
import Testing

/// `/demo` and its two assets, with the flag and without it.
@Suite struct DemoSiteTests {
    static let paths = ["/demo", "/demo/app.js", "/demo/style.css", "/token?widgetId=demo-applied"]

    static func site(_ configuration: String = "{}") throws -> World {
        try World(configuration) { $0.demoSite = true }
    }

    @Test(arguments: paths)
    func `without the flag there is nothing, for any method`(_ path: String) throws {
        var world = try World()
        for method in [Method.get, .head, .post, .put, .options] {
            let response = world.call(method, path)
            #expect(response.status == .notFound, "\(method.text)")
            #expect(response["allow"] == nil, "\(method.text)")
        }
    }

    @Test(arguments: zip(paths, ["text/html", "text/javascript", "text/css", "application/json"]))
    func `with the flag each is there, never kept and never of another type`(path: String, type: String)
        throws
    {
        var world = try Self.site()
        let response = world.call(.get, path)
        #expect(response.status == .ok)
        #expect(response["content-type"]?.hasPrefix(type) == true)
        #expect(response["cache-control"] == "no-store")
        if path.hasPrefix("/demo") { #expect(response["x-content-type-options"] == "nosniff") }
        let inSandbox = world.call(.get, "/sandbox/acme" + path)
        #expect(inSandbox.status == .ok)
    }

    @Test func `the page loads and runs nothing that is not its own`() throws {
        var world = try Self.site()
        let page = world.call(.get, "/demo")
        let policy = try #require(page["content-security-policy"])
        for rule in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"] {
            #expect(policy.contains(rule))
        }
        #expect(!policy.contains("unsafe"))
        for inline in ["<style", " style=", " onclick", "javascript:", "http:", "https:"] {
            #expect(!page.text.contains(inline), "\(inline)")
        }
        #expect(page.text.contains(#"<script src="demo/app.js" defer></script>"#))
        #expect(page.text.contains(#"<link rel="stylesheet" href="demo/style.css">"#))
    }

    @Test func `the script never makes markup of a text`() throws {
        var world = try Self.site()
        let script = world.call(.get, "/demo/app.js").text
        for way in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "new Function"] {
            #expect(!script.contains(way), "\(way)")
        }
        #expect(script.contains("textContent"))
    }

    @Test func `every element that the script looks for is in the page`() throws {
        var world = try Self.site()
        let page = world.call(.get, "/demo").text
        let script = world.call(.get, "/demo/app.js").text
        let names = script.split(separator: "find(\"").dropFirst().compactMap {
            $0.split(separator: "\"").first
        }
        #expect(names.count > 20)
        for name in names { #expect(page.contains("id=\"\(name)\""), "\(name)") }
    }

    @Test(arguments: paths + ["/demo/nothing"])
    func `another name than loopback's is misdirected, configured or not`(_ path: String) throws {
        var world = try Self.site(#"{"hosts": ["chat.example"]}"#)
        for host in ["evil.example", "chat.example", "127.0.0.1.evil.example", "10.0.0.1:4820"] {
            for method in [Method.get, .head, .post, .options] {
                let response = world.call(method, path, fields: [("Host", host)])
                #expect(response.status.code == 421, "\(host) \(method.text)")
                #expect(response["access-control-allow-origin"] == nil)
            }
        }
        for host in ["localhost:4820", "127.0.0.1:4820", "[::1]:4820", "127.0.0.2"] {
            let response = world.call(.get, path, fields: [("Host", host)])
            #expect(response.status.code == (path == "/demo/nothing" ? 404 : 200), "\(host)")
        }
    }

    @Test(arguments: ["http://localhost:3000", "http://evil.example", "null"])
    func `a page of another origin gets no token and may read nothing`(_ origin: String) throws {
        var world = try Self.site()
        let path = "/token?widgetId=demo-applied"
        for method in [Method.get, .post, .options] {
            let fields = [("Host", "127.0.0.1:4820"), ("Origin", origin)]
            let response = world.call(method, path, fields: fields)
            #expect(response.status == .forbidden)
            #expect(!response.text.contains("data\""))
            #expect(!response.fields.contains { $0.name.lowercased().hasPrefix("access-control") })
        }
    }

    @Test func `the page's own origin is served without CORS headers`() throws {
        var world = try Self.site()
        let fields = [("Host", "127.0.0.1:4820"), ("Origin", "http://127.0.0.1:4820")]
        let response = world.call(.post, "/token?widgetId=demo-applied", fields: fields)
        #expect(response.status == .ok)
        #expect(!response.fields.contains { $0.name.lowercased().hasPrefix("access-control") })
    }
}
