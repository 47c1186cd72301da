import Encoding
import Testing

/// What the gateway tells of itself on stderr.
@Suite struct `the log` {
    /// Serves some requests, good and refused, and gives what was logged after the line to try.
    private static func log(_ format: String, _ level: String) throws -> [String] {
        let gateway = try RunningGateway("--log-format", format, "--log-level", level, in: ScratchFolder())
        let sessions = "/applied/v1/widgets/\(Demo.applied)/sessions"
        #expect(try gateway.exchange("POST", sessions).status == 201)
        #expect(
            try gateway.exchange("POST", sessions, token: Demo.token(#"{"sub":"u","exp":5}"#)).status == 401)
        #expect(try gateway.exchange("POST", sessions + "?token=" + Demo.good).status == 400)
        #expect(try gateway.exchange("GET", "/nowhere/hush-path?hush=query").status == 404)
        #expect(try gateway.exchange("GET", "/a%1b%5b31m%c2%9b").status == 404)
        #expect(gateway.stop() == 0)
        let lines = gateway.process.errors.split(separator: "\n").map(String.init)
        return Array(lines.drop { !$0.hasPrefix("try: ") }.dropFirst())
    }

    @Test func `at info every refusal is told, and nothing else`() throws {
        let lines = try Self.log("text", "info")
        #expect(
            lines.map { $0.split(separator: " ").first } == [
                "refused", "refused", "refused", "refused", "stopped",
            ])
        #expect(lines[0].hasPrefix("refused POST /applied/v1/widgets/demo-applied/sessions 401 expired "))
        #expect(lines[1].hasPrefix("refused POST /applied/v1/widgets/demo-applied/sessions 400 "))
        #expect(lines[2].hasPrefix("refused GET /nowhere/hush-path 404 "))
    }

    @Test func `at debug answers are told too`() throws {
        let lines = try Self.log("text", "debug")
        #expect(lines.first == "answered POST /applied/v1/widgets/demo-applied/sessions 201")
        #expect(lines.count == 6)
    }

    @Test(arguments: ["warn", "error"])
    func `at warn and error refusals are not told`(_ level: String) throws {
        #expect(try Self.log("text", level).isEmpty)
    }

    @Test func `a line of json is one object`() throws {
        let lines = try Self.log("json", "debug")
        #expect(lines.count == 6)
        for line in lines {
            let json = try JSON(reading: line)
            #expect(json.members.map(\.name).prefix(3) == ["at", "level", "event"])
            #expect(json["at"]?.string.flatMap(Instant.init(rfc3339:)) != nil)
            #expect(["answered", "refused", "stopped"].contains(json["event"]?.string))
        }
        let refused = try JSON(reading: lines[1])
        #expect(refused["level"]?.string == "info")
        #expect(refused["method"]?.string == "POST")
        #expect(refused["status"]?.string == "401")
        #expect(refused["reason"]?.string == "expired")
    }

    @Test(arguments: ["text", "json"])
    func `no token, no query and no control character is told`(_ format: String) throws {
        let lines = try Self.log(format, "debug").joined(separator: "\n")
        #expect(!lines.contains("hush=query"))
        #expect(!lines.contains("?"), "\(lines)")
        #expect(!lines.contains(Demo.good))
        #expect(!lines.contains("eyJ"))
        #expect(
            lines.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
            })
    }
}
