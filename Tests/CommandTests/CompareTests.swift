import Encoding
import Support
import Testing

@testable import Command

/// What `verify --compare` adds, and how a repair is shown.
@Suite struct `verify --compare` {
    private static let text = Demo.token(#"{"sub":"u-42","exp":"1768478500"}"#)

    private static func run(_ token: String, _ words: String...) -> Run {
        Run(words: ["verify", token, "--widget", Demo.applied, "--at", Demo.noon] + words)
    }

    private static func libraries(_ token: String) -> String {
        let text = run(token, "--compare").text
        return text.split(separator: "\nLibraries\n").dropFirst().joined()
    }

    @Test func `the libraries that differ stand at the end, one sentence each`() {
        let golden = """
              · PyJWT accepts it: a string `exp` is converted
              · php-jwt accepts it: a string `exp` is converted
              · ruby-jwt accepts it: a string `exp` is converted
            """
        let late = Demo.token(#"{"sub":"u-42","exp":"1768482000"}"#)
        #expect(Self.libraries(late) == golden)
    }

    @Test func `where none differs, or none can be asked, that is said`() {
        #expect(Self.libraries(Demo.good).contains("all libraries of the table judge it as this widget"))
        let forged = Demo.token(#"{"sub":"u"}"#, secret: "another secret, long enough for HS256")
        #expect(Self.libraries(forged).contains("Not compared"))
        #expect(Self.libraries("").contains("Not compared"))
    }

    @Test func `it changes no other line, and no exit code`() {
        for token in [Demo.good, Demo.expired, Self.text, "", "x"] {
            let (plain, compared) = (Self.run(token), Self.run(token, "--compare"))
            #expect(compared.text.hasPrefix(plain.text + "\n\nLibraries\n"))
            #expect(compared.code == plain.code)
            #expect(!plain.text.contains("Libraries"))
            for line in compared.text.split(separator: "\n") { #expect(line.unicodeScalars.count <= 80) }
        }
    }

    @Test func `for programs it is a member`() throws {
        let json = try JSON(
            reading: Self.run(Demo.token(#"{"sub":7}"#), "--compare", "--format", "json").text)
        let lines = try #require(json["comparison"]?.elements.map { $0 })
        #expect(
            lines.map { $0["library"]?.string } == [
                "jsonwebtoken (Node)", "golang-jwt", "jose", "php-jwt", "ruby-jwt",
            ])
        #expect(lines.allSatisfy { $0["verdict"]?.string == "accepts" && $0["because"]?.string != nil })
        #expect(try JSON(reading: Self.run(Demo.good, "--format", "json").text)["comparison"] == nil)
    }

    @Test func `a repair stands under its hint in three languages`() {
        let lines = Self.run(Self.text).text.split(separator: "\n").map(String.init)
        let hint = lines.firstIndex { $0.contains("(seconds-as-string)") } ?? 0
        #expect(
            Array(lines[(hint + 1)...].prefix(3)) == [
                "      Node    exp: Number(exp)", "      Python  \"exp\": int(exp)",
                "      Swift   let exp: Int // not String",
            ])
    }
}
