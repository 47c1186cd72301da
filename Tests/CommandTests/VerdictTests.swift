import Encoding
import Tokens
import Testing

@testable import Command

/// What `verify --format json` prints: the contract's section 6.
@Suite struct `the verdict for programs` {
    private static func verdict(_ token: String, _ words: String..., input: [UInt8] = []) throws -> (
        Run, JSON
    ) {
        let run = Run(
            words: ["verify", token, "--widget", Demo.applied, "--at", Demo.noon, "--format", "json"] + words,
            input: input)
        #expect(run.output.count == 1)
        return (run, try JSON(reading: run.text))
    }

    private static func check(_ id: String, of verdict: JSON) -> JSON? {
        verdict["checks"]?.elements.first { $0["id"]?.string == id }
    }

    @Test func `a verified token has a subject, a key and every check`() throws {
        let (run, verdict) = try Self.verdict(Demo.good)
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        #expect(verdict.members.map(\.name) == ["decision", "widget", "subject", "key", "checks"])
        #expect(verdict["decision"]?.string == "verified")
        #expect(verdict["widget"]?.string == Demo.applied)
        #expect(verdict["subject"]?.string == "u-42")
        #expect(verdict["key"]?.string == "demo")
        #expect(verdict["checks"]?.elements.compactMap { $0["id"]?.string } == CheckID.allCases.map(\.name))
        #expect(
            Self.check("signature", of: verdict)?.description
                == #"{"id":"signature","status":"pass","detail":"key demo"}"#)
    }

    @Test func `an expired token has the reason, and what was expected and came`() throws {
        let (run, verdict) = try Self.verdict(Demo.expired)
        #expect(run.code == .negative)
        #expect(verdict.members.map(\.name) == ["decision", "reason", "widget", "subject", "key", "checks"])
        #expect(verdict["decision"]?.string == "rejected")
        #expect(verdict["reason"]?.string == "expired")
        let check = try #require(Self.check("exp", of: verdict))
        #expect(check.members.map(\.name) == ["id", "status", "expected", "actual", "advice"])
        #expect(check["status"]?.string == "fail")
        #expect(check["expected"]?.string == "after 2026-01-15T12:00:00Z")
        #expect(check["actual"]?.string == "2026-01-15T11:59:00Z")
    }

    @Test func `under a foreign key the subject is only claimed`() throws {
        let (run, verdict) = try Self.verdict(
            Demo.token(#"{"sub":"u-42"}"#, secret: "another secret, long enough for HS256"))
        #expect(run.code == .negative)
        #expect(verdict["reason"]?.string == "signature")
        #expect(verdict["claimedSubject"]?.string == "u-42")
        #expect(verdict["subject"] == nil)
        #expect(verdict["key"] == nil)
    }

    @Test func `an empty token is anonymous and ends with 1`() throws {
        let (run, verdict) = try Self.verdict("")
        #expect(run.code == .negative)
        #expect(verdict.description == #"{"decision":"anonymous","widget":"demo-applied","checks":[]}"#)
        #expect(try Self.verdict("-", input: []).1 == verdict)
        #expect(try Self.verdict("-", input: Array("\n".utf8)).1 == verdict)
    }

    @Test func `every status is one of four words`() throws {
        let tokens = [Demo.good, Demo.expired, "a.b.", "....", Demo.token("[]"), Demo.token(#"{"sub":5}"#)]
        for token in tokens {
            for check in try #require(try Self.verdict(token).1["checks"]).elements {
                #expect(["pass", "fail", "warn", "skipped"].contains(check["status"]?.string))
            }
        }
    }

    @Test func `a likely mistake is hinted at`() throws {
        let (run, verdict) = try Self.verdict(Demo.token(#"{"sub":"u-42","exp":"1768478500"}"#))
        #expect(run.code == .negative)
        let hint = try #require(verdict["hints"]?[0])
        #expect(hint.members.map(\.name) == ["id", "detail", "repair"])
        #expect(hint["id"]?.string == "seconds-as-string")
    }

    @Test func `the key of another configured widget is hinted at`() throws {
        let token = Demo.token(#"{"sub":"u"}"#)
        let run = Run("verify", token, "--widget", Demo.connect, "--format", "json")
        let hints = try #require(try JSON(reading: run.text)["hints"])
        #expect(hints.elements.contains { $0["id"]?.string == "other-key" })
    }

    // MARK: Where the token comes from

    @Test(arguments: ["\n", "\r\n"])
    func `one final line end of stdin is dropped, and that is said`(_ end: String) throws {
        let (run, verdict) = try Self.verdict("-", input: Array((Demo.good + end).utf8))
        #expect(run.code == .success)
        #expect(verdict["subject"]?.string == "u-42")
        #expect(run.errors == ["chatgate: the final line end is not part of the token"])
    }

    @Test func `nothing is said where stdin has no line end`() throws {
        let (run, _) = try Self.verdict("-", input: Array(Demo.good.utf8))
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: ["\n\n", " \n", "\r"])
    func `more than one line end stays, and is refused`(_ end: String) throws {
        let (run, verdict) = try Self.verdict("-", input: Array((Demo.good + end).utf8))
        #expect(run.code == .negative)
        #expect(verdict["reason"]?.string == "malformed")
    }

    @Test func `a line end of an operand stays, and is refused`() throws {
        #expect(try Self.verdict(Demo.good + "\n").1["reason"]?.string == "malformed")
    }

    @Test func `an endless stdin is too large and not read to its end`() throws {
        let (run, verdict) = try Self.verdict("-", input: [UInt8](repeating: 0x61, count: 1_000_000))
        #expect(run.code == .negative)
        #expect(verdict["reason"]?.string == "too-large")
    }

    // MARK: The clock

    @Test(arguments: [
        ("2026-01-15T12:59:59Z", ExitCode.success), ("2026-01-15T13:00:00Z", .negative),
        ("1768481999", .success), ("1768482000", .negative), ("1768481999.5", .success),
        ("2026-01-15T14:59:59+02:00", .success), ("2026-01-15T12:00:00.250Z", .success),
    ])
    func `the clock is set in either form`(_ time: String, _ code: ExitCode) {
        #expect(Run("verify", Demo.good, "--widget", Demo.applied, "--at", time).code == code)
    }

    @Test(arguments: ["yesterday", "", "2026-01-15", "2026-01-15T12:00:00", "1e999", "\"5\"", "12:00"])
    func `another form of time is refused`(_ time: String) {
        let run = Run("verify", Demo.good, "--widget", Demo.applied, "--at", time)
        #expect(run.code == .usage)
        #expect(run.complaint.contains("--at is seconds since 1970 or a time like"))
    }
}
