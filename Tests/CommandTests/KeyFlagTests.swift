import Chat
import Encoding
import Testing

@testable import Command

/// Keys that come from flags: `--platform` with `--secret`, `--secret-env` or `--secret-file`.
@Suite struct `keys given by flags` {
    private static let secret = "flags-secret-0123456789-0123456789"

    private static func verdict(
        _ token: String, _ words: String..., platform: String = "applied", secret: String = secret
    ) throws -> (run: Run, json: JSON) {
        let run = Run(
            words: [
                "verify", token, "--platform", platform, "--secret", secret, "--at", Demo.noon,
                "--format=json",
            ]
                + words)
        return (run, try JSON(reading: run.text))
    }

    @Test func `a secret on the command line works and is warned about`() throws {
        let (run, json) = try Self.verdict(Demo.token(#"{"sub":"u"}"#, secret: Self.secret))
        #expect(run.code == .success)
        #expect(json["subject"]?.string == "u")
        #expect(json["key"] == nil)
        #expect(
            run.errors == [
                "chatgate: warning: --secret shows in the list of processes; use it for throw-away keys only"
            ])
        #expect(!run.everything.contains(Self.secret))
    }

    @Test func `a short secret is warned about`() throws {
        let (run, _) = try Self.verdict(Demo.token(#"{"sub":"u"}"#, secret: "short"), secret: "short")
        #expect(run.code == .success)
        #expect(run.complaint.contains("the secret has 5 bytes; HS256 wants at least 32"))
    }

    @Test(arguments: ["\n", "\r\n"])
    func `a file's bytes are the key, less one final line end, and that is said`(_ end: String) throws {
        let folder = try ScratchFolder()
        let file = folder.write("key", Self.secret + end)
        let token = Demo.token(#"{"sub":"u"}"#, secret: Self.secret)
        let run = Run("verify", token, "--platform", "applied", "--secret-file", file)
        #expect(run.code == .success)
        #expect(run.errors == ["chatgate: \(file): its final line end is not part of the secret"])
    }

    @Test func `a file without a line end is taken silently, and a second line end belongs to the key`()
        throws
    {
        let folder = try ScratchFolder()
        let plain = folder.write("plain", Self.secret)
        let double = folder.write("double", Self.secret + "\n\n")
        let token = Demo.token(#"{"sub":"u"}"#, secret: Self.secret)
        let longer = Demo.token(#"{"sub":"u"}"#, secret: Self.secret + "\n")
        let run = Run("verify", token, "--platform", "applied", "--secret-file", plain)
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        #expect(Run("verify", token, "--platform", "applied", "--secret-file", double).code == .negative)
        #expect(Run("verify", longer, "--platform", "applied", "--secret-file", double).code == .success)
    }

    @Test(arguments: ["", " \n\t", "-----BEGIN PUBLIC KEY-----\nhush-hush"])
    func `what cannot be a secret is refused`(_ secret: String) throws {
        let folder = try ScratchFolder()
        let file = folder.write("key", secret)
        for source in [["--secret", secret], ["--secret-file", file]] {
            let run = Run(words: ["verify", "x", "--platform", "applied"] + source)
            #expect(run.code == .usage)
            #expect(run.complaint.contains("the secret is "))
            #expect(!run.complaint.contains("hush-hush"))
        }
    }

    /// Contract, section 1: a key given by flags has no id.
    @Test func `a well-formed kid is not looked up`() throws {
        let token = Demo.token(
            #"{"sub":"u"}"#, header: #"{"alg":"HS256","kid":"whatever"}"#, secret: Self.secret)
        let (run, json) = try Self.verdict(token)
        #expect(run.code == .success)
        #expect(json["decision"]?.string == "verified")
        #expect(Run("verify", token, "--widget", Demo.applied).code == .negative)
    }

    @Test(arguments: [
        #""kid":5"#, #""kid":"""#, #""kid":"a\u0000b""#, #""jwk":{}"#, #""jku":"https://x.example""#,
    ])
    func `an ill-formed kid or a key in the header is still refused`(_ member: String) throws {
        let token = Demo.token(#"{"sub":"u"}"#, header: #"{"alg":"HS256",\#(member)}"#, secret: Self.secret)
        let (run, json) = try Self.verdict(token)
        #expect(run.code == .negative)
        #expect(json["reason"]?.string == "key-id")
    }

    @Test func `amazon-connect asks for the widgetId, which sub must be`() throws {
        let claims = #"{"sub":"w-1","iat":\#(Demo.noonSeconds),"exp":\#(Demo.noonSeconds + 300)}"#
        let token = Demo.token(claims, secret: Self.secret)
        let right = try Self.verdict(token, "--widget", "w-1", platform: "amazon-connect")
        #expect(right.json["decision"]?.string == "verified", "\(right.run.everything)")
        #expect(right.json["widget"]?.string == "w-1")
        let wrong = try Self.verdict(token, "--widget", "w-2", platform: "amazon-connect")
        #expect(wrong.json["reason"]?.string == "subject")
        #expect(wrong.run.text.contains("the widgetId, not the snippetId"))
        let none = Run("verify", token, "--platform", "amazon-connect", "--secret", Self.secret)
        #expect(none.code == .usage)
        #expect(none.complaint.contains("--widget ID"))
    }

    @Test func `amazon-connect's own rules hold for a key given by flags`() throws {
        let now = Demo.noonSeconds
        let long = Demo.token(#"{"sub":"w","iat":\#(now),"exp":\#(now + 603)}"#, secret: Self.secret)
        let json = try Self.verdict(long, "--widget", "w", platform: "amazon-connect").json
        #expect(json["reason"]?.string == "lifetime")
        let fits = Demo.token(#"{"sub":"w","iat":\#(now),"exp":\#(now + 600)}"#, secret: Self.secret)
        #expect(try Self.verdict(fits, "--widget", "w", platform: "amazon-connect").run.code == .success)
    }

    @Test(arguments: [
        ["--secret", "x"], ["--secret-env", "HOME"], ["--secret-file", "x"], ["--platform", "applied"],
        ["--platform", "applied", "--secret", "x", "--secret-env", "HOME"],
        ["--platform", "applied", "--secret", "x", "--config", "x.json"],
        ["--platform", "Applied", "--secret", "x"],
    ])
    func `flags that do not fit together are refused`(_ words: [String]) {
        for command in [["verify", "x"], ["mint", "--sub", "u"]] {
            let run = Run(words: command + ["--widget", Demo.applied] + words)
            #expect(run.code == .usage)
            #expect(run.output.isEmpty)
        }
    }

    @Test func `the widget must be named where there are several, and the nearest is told`() {
        let unnamed = Run("verify", "x")
        #expect(
            unnamed.errors == [
                "chatgate: name the widget: --widget \(Demo.applied) or --widget \(Demo.connect)"
            ])
        #expect(
            Run("verify", "x", "--widget", "demo-aplied").complaint.contains("did you mean demo-applied?"))
        #expect(Run("verify", "x", "--widget", "zzz").complaint.contains("there are demo-applied, "))
    }

    @Test func `the only widget of a configuration need not be named`() throws {
        let folder = try ScratchFolder()
        let file = folder.write(
            "one.json",
            #"{"widgets":[{"id":"w","platform":"applied","keys":[{"id":"k","secret":"\#(Self.secret)"}]}]}"#)
        let token = Demo.token(#"{"sub":"u"}"#, secret: Self.secret)
        #expect(Run("verify", token, "--config", file).code == .success)
    }
}
