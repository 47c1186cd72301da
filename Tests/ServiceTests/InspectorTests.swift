import Encoding
import HTTP
import Service
import Testing

/// `/_chatgate/v1/inspector` and its two assets, and the list of sandboxes that it shows.
@Suite struct InspectorTests {
    static let page = "/_chatgate/v1/inspector"
    static let assets = [page, page + "/app.js", page + "/style.css"]

    @Test(arguments: zip(assets, ["text/html", "text/javascript", "text/css"]))
    func `each of its files is there, in every sandbox, and is never kept`(path: String, type: String) throws
    {
        var world = try World()
        for prefix in ["", "/sandbox/acme"] {
            let response = world.call(.get, prefix + path)
            #expect(response.status == .ok)
            #expect(response["content-type"] == type + "; charset=utf-8")
            #expect(response["cache-control"] == "no-store")
            #expect(response["x-content-type-options"] == "nosniff")
            #expect(response["referrer-policy"] == "no-referrer")
        }
    }

    @Test func `the page loads and runs nothing that is not its own, and is framed by nobody`() throws {
        var world = try World()
        let page = world.call(.get, Self.page)
        let policy = try #require(page["content-security-policy"])
        for rule in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
            "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
            "require-trusted-types-for 'script'", "trusted-types 'none'",
        ] {
            #expect(policy.split(separator: "; ").contains(rule[...]), "\(rule)")
        }
        #expect(!policy.contains("unsafe"))
        for inline in ["<style", " style=", " onclick", "javascript:", "http:", "src=\"/", "href=\"/"] {
            #expect(!page.text.contains(inline), "\(inline)")
        }
        #expect(page.text.contains(#"<script src="inspector/app.js" defer></script>"#))
        #expect(page.text.contains(#"<link rel="stylesheet" href="inspector/style.css">"#))
    }

    @Test func `the script never makes markup of a text, and remembers no token`() throws {
        var world = try World()
        let script = world.call(.get, Self.page + "/app.js").text
        for way in [
            "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "new Function",
            "localStorage", "sessionStorage", "indexedDB", "cookie", "setAttribute(\"on",
        ] {
            #expect(!script.contains(way), "\(way)")
        }
    }

    @Test func `every element that the script looks for is in the page`() throws {
        var world = try World()
        let page = world.call(.get, Self.page).text
        let script = world.call(.get, Self.page + "/app.js").text
        for mark in ["find(\"", "show(\"", "onSubmit(\"", "onPress(\""] {
            let names = script.split(separator: mark).dropFirst().compactMap {
                $0.split(separator: "\"").first
            }
            #expect(names.count >= 2, "\(mark)")
            for name in names { #expect(page.contains("id=\"\(name)\""), "\(name)") }
        }
    }

    @Test func `off loopback the page itself wants no token, and every call does`() throws {
        var world = try World(#"{"hosts": ["ci.example"]}"#) {
            $0.isLoopback = false
            $0.adminToken = "the-admin-token"
        }
        let host = [("Host", "ci.example")]
        for path in Self.assets { #expect(world.call(.get, path, fields: host).status == .ok, "\(path)") }
        for path in ["/sandboxes", "/sessions", "/openapi.json", "/inspector/", "/inspector/x", ""] {
            let response = world.call(.get, "/_chatgate/v1" + path, fields: host)
            #expect(response.status == .unauthorized, "\(path)")
        }
        let known = world.call(.get, "/_chatgate/v1/sandboxes", token: "the-admin-token", fields: host)
        #expect(known.status == .ok)
    }

    @Test(arguments: assets)
    func `another name is misdirected, and a foreign page is refused`(_ path: String) throws {
        var world = try World()
        for host in ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:4820"] {
            #expect(world.call(.get, path, fields: [("Host", host)]).status.code == 421, "\(host)")
        }
        for origin in ["http://localhost:3000", "http://evil.example", "null"] {
            let fields = [("Host", "127.0.0.1:4820"), ("Origin", origin)]
            #expect(world.call(.get, path, fields: fields).status == .forbidden, "\(origin)")
        }
    }

    @Test func `sandboxes are listed with what is in them, in the order of their first naming`() throws {
        var world = try World()
        _ = try world.start(body: #"{"message":"hi"}"#, sandbox: "/sandbox/b")
        _ = try world.start(sandbox: "/sandbox/a")
        let listed = try world.control(.get, "/sandboxes").json["sandboxes"]
        #expect(listed?.elements.map { $0["name"]?.string } == ["default", "b", "a"])
        #expect(listed?.elements.map { $0["sessions"]?.int } == [0, 1, 1])
        #expect(listed?.elements.map { $0["events"]?.int } == [0, 2, 1])
        _ = world.call(.delete, "/sandbox/b/_chatgate/v1")
        let left = try world.control(.get, "/sandboxes").json["sandboxes"]
        #expect(left?.elements.map { $0["name"]?.string } == ["default", "a"])
    }
}
