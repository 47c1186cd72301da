import HTTP
import Support
import Testing

@Suite struct OriginTests {
    static let lines = Repository.lines("http/origins.txt")

    @Test(arguments: lines) func `allows what it should and nothing else`(line: String) throws {
        let parts = line.split(separator: " ").map(String.init)
        try #require(parts.count == 3)
        do throws(OriginPatternError) {
            let allowed = try AllowedOrigins([parts[0]])
            #expect((allowed.allows(parts[1]) ? "allowed" : "foreign") == parts[2], "\(line)")
        } catch {
            #expect(parts[1] == "error" && parts[2] == "\(error.kind)")
            #expect(error.pattern == parts[0])
            #expect(error.sentence.hasPrefix("\"\(parts[0])\" ") && error.sentence.hasSuffix("."))
        }
    }

    @Test func `an empty text is no pattern, and no origin is allowed by none`() throws {
        #expect(throws: OriginPatternError.self) { try AllowedOrigins([""]) }
        let none = try AllowedOrigins([])
        #expect(none.isEmpty && !none.allows("http://localhost") && !none.allows(""))
    }

    @Test func `any of several patterns allows`() throws {
        let allowed = try AllowedOrigins(["https://a.example", "http://b.example:81"])
        #expect(allowed.allows("https://a.example") && allowed.allows("http://b.example:81"))
        #expect(!allowed.allows("http://a.example") && !allowed.allows("https://b.example:81"))
    }

    @Test func `no truncation and no random bytes crash`() throws {
        let allowed = try AllowedOrigins(["http://localhost:*", "http://[::1]"])
        for origin in ["http://[::1]:80", "http://localhost:3000"] {
            for length in 0..<origin.utf8.count { _ = allowed.allows(String(origin.prefix(length))) }
        }
        var random = Pseudorandom(state: 3)
        for _ in 0..<2000 {
            let octets = (0..<Int(random.next() % 30)).map { _ in
                UInt8(truncatingIfNeeded: random.next()) & 0x7F
            }
            let isAllowed = allowed.allows(octets.span)
            #expect(!isAllowed)
        }
    }
}
