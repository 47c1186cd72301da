import HTTP
import Support
import Testing

/// Origins whose sub-domains are let in too (amazon-connect.md, section 1.6).
@Suite struct SubdomainTests {
    static let lines = Repository.lines("connect/start-origins.txt")

    @Test(arguments: lines) func `lets in what stands below a domain and nothing else`(line: String) throws {
        let parts = line.split(separator: " ").map(String.init)
        try #require(parts.count == 3)
        let allowed = try AllowedOrigins([parts[0]], includingSubdomains: true)
        #expect((allowed.allows(parts[1]) ? "allowed" : "foreign") == parts[2], "\(line)")
    }

    @Test func `without the wish no sub-domain is let in`() throws {
        let allowed = try AllowedOrigins(["https://example.com"])
        #expect(allowed.allows("https://example.com") && !allowed.allows("https://shop.example.com"))
    }

    @Test func `what no pattern may be stays refused`() {
        for pattern in ["null", "https://*.example.com", "https://example.com/", "example.com"] {
            #expect(throws: OriginPatternError.self) {
                try AllowedOrigins([pattern], includingSubdomains: true)
            }
        }
    }

    @Test func `no random bytes before a domain crash`() throws {
        let allowed = try AllowedOrigins(["https://example.com", "http://[::1]"], includingSubdomains: true)
        var random = Pseudorandom(state: 5)
        for _ in 0..<2_000 {
            let octets = (0..<Int(random.next() % 20)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let origin = Array("https".utf8) + octets + Array("example.com".utf8)
            // Whatever stands before the domain, it begins with `://`, or ends where it should not.
            if allowed.allows(origin.span) { #expect(octets.starts(with: "://".utf8)) }
        }
    }
}
