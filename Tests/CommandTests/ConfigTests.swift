import Chat
import Encoding
import Support
import Testing

@testable import Command

/// `chatgate config`: every value in effect, and where it came from.
@Suite struct `the configuration in effect` {
    private static let secrets = [
        "hush-inline-0123456789-0123456789", "hush-file-0123456789-0123456789", "hush-aws-0123456789",
        "hush-shopify-0123456789-0123456789",
    ]
    private static let file = """
        // What a team would write.
        {
          "listen": "127.0.0.1:0",
          "widgets": [
            {
              "id": "acme", "platform": "applied", "strict": true,
              "keys": [
                { "id": "new", "secret": "\(secrets[0])" },
                { "id": "old", "secret": { "file": "old.key" }, "retiresAt": "2026-12-01T00:00:00Z" }
              ],
              "shopify": { "shop": "demo.myshopify.com", "secret": "\(secrets[3])" }
            },
            {
              "id": "w2", "platform": "amazon-connect", "snippetId": "s", "instanceId": "i",
              "contactFlowId": "f", "keys": [{ "id": "k", "secret": "\(secrets[0])" }],
              "awsCredentials": [{ "id": "AKIDEXAMPLE", "secret": "\(secrets[2])" }]
            }
          ]
        }

        """

    private static func team() throws -> (folder: ScratchFolder, file: String) {
        let folder = try ScratchFolder()
        folder.write("old.key", secrets[1] + "\n")
        return (folder, folder.write("team.json", file))
    }

    private static func rows(_ run: Run) throws -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for row in try #require(try JSON(reading: run.text)["settings"]).elements {
            let name = try #require(row["name"]?.string)
            #expect(rows[name] == nil, "\(name) stands twice")
            rows[name] = [row["value"]?.string ?? "", row["source"]?.string ?? ""]
        }
        return rows
    }

    @Test func `what a file says moves no cursor`() throws {
        let folder = try ScratchFolder()
        let keys = #""keys":[{"id":"k","secret":"\#(Self.secrets[0])"}]"#
        let file = folder.write(
            "c.json", #"{"widgets":[{"id":"w","platform":"applied","issuer":"a\u001b[31mb",\#(keys)}]}"#)
        let run = Run("config", "--config", file)
        #expect(run.code == .success)
        #expect(run.text.contains("a\\u{1b}[31mb") && !run.text.contains("\u{1B}"))
    }

    @Test func `without a file everything is a default`() throws {
        let run = Run("config", "--format", "json")
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        let rows = try Self.rows(run)
        #expect(rows.values.allSatisfy { $0[1] == "default" })
        #expect(rows["listen"] == ["127.0.0.1:4820", "default"])
        #expect(rows["widgets[0].id"]?[0] == Demo.applied)
        #expect(rows["widgets[1].id"]?[0] == Demo.connect)
        #expect(rows["limits.head"]?[0] == "32KiB")
    }

    @Test func `text and json hold the same rows`() throws {
        let team = try Self.team()
        let json = Run("config", "--config", team.file, "--format", "json")
        let text = Run("config", "--config", team.file)
        let settings = try #require(try JSON(reading: json.text)["settings"])
        #expect(text.output.count == settings.count)
        for (line, row) in zip(text.output, settings.elements) {
            #expect(line.hasPrefix((row["name"]?.string ?? "?") + " "))
            #expect(line.hasSuffix("\(row["value"]?.string ?? "?")  (\(row["source"]?.string ?? "?"))"))
        }
    }

    @Test func `a value of the file names its place, the rest is default`() throws {
        let team = try Self.team()
        let rows = try Self.rows(Run("config", "--config", team.file, "--format", "json"))
        #expect(rows["listen"] == ["127.0.0.1:0", "\(team.file):3:13"])
        #expect(rows["widgets[0].strict"] == ["true", "\(team.file):6:54"])
        #expect(rows["widgets[0].leeway"] == ["0s", "default"])
        #expect(rows["widgets[1].snippetId"] == ["s", "\(team.file):14:62"])
        #expect(rows["widgets[0].snippetId"] == nil)
        #expect(rows["widgets[1].strict"] == nil)
    }

    @Test func `a flag beats the file and names itself`() throws {
        let team = try Self.team()
        let rows = try Self.rows(
            Run(
                "config", "--config", team.file, "--format=json", "--listen", "[::1]:9", "--log-level=debug",
                "--log-format", "json", "--public-url", "https://chat.example", "--ready-file", "r"))
        #expect(rows["listen"] == ["[::1]:9", "--listen"])
        #expect(rows["log-level"] == ["debug", "--log-level"])
        #expect(rows["log-format"] == ["json", "--log-format"])
        #expect(rows["public-url"] == ["https://chat.example", "--public-url"])
        #expect(rows["ready-file"] == ["r", "--ready-file"])
    }

    @Test func `keys are named and their secrets masked`() throws {
        let team = try Self.team()
        let rows = try Self.rows(Run("config", "--config", team.file, "--format", "json"))
        #expect(rows["widgets[0].keys"]?[0] == "new ***, old *** until 2026-12-01T00:00:00Z")
        #expect(rows["widgets[0].shopify"]?[0] == "demo.myshopify.com, secret ***")
        #expect(rows["widgets[1].awsCredentials"]?[0] == "AKIDEXAMPLE ***")
    }

    @Test func `no secret stands in any output of any command`() throws {
        let team = try Self.team()
        let token = Demo.token(#"{"sub":"u"}"#, secret: Self.secrets[2])
        let runs = [
            ["config"], ["config", "--format", "json"], ["mint", "--widget", "acme", "--sub", "u"],
            ["mint", "--widget", "w2"], ["verify", token, "--widget", "acme"],
            ["verify", token, "--widget", "w2", "--format", "json"], ["verify", token],
            ["config", "--listen", "x"],
        ]
        for words in runs {
            let run = Run(words: words + ["--config", team.file])
            #expect(run.everything.count > 20)
            for secret in Self.secrets { #expect(!run.everything.contains(secret), "\(words)") }
        }
    }

    @Test func `the demo secrets are masked too`() {
        let run = Run("config")
        #expect(!run.everything.contains(DemoWidgets.appliedSecret))
        #expect(!run.everything.contains(DemoWidgets.connectSecret))
        #expect(run.everything.contains("demo ***"))
    }

    @Test func `a file that was read is announced on stderr, with its warnings`() throws {
        let folder = try ScratchFolder()
        let file = folder.write(
            "weak.json",
            #"{"widgets":[{"id":"w","platform":"applied","keys":[{"id":"k","secret":"short"}]}]}"#)
        let run = Run("config", "--config", file)
        #expect(run.code == .success)
        #expect(run.errors.first == "chatgate: configuration \(file)")
        #expect(run.errors.count == 2)
        #expect(run.errors.last?.contains("warning: the secret of key k of w has 5 bytes") == true)
    }

    @Test func `the line end that a secret's file loses is told`() throws {
        let team = try Self.team()
        let run = Run("config", "--config", team.file)
        #expect(run.complaint.contains("old.key: its final line end is not part of the secret"))
    }

    @Test(arguments: Repository.lines("commands/config-errors.cases"))
    func `a fault is told with its place and without a secret`(_ line: String) throws {
        let parts = line.split(separator: " => ").map(String.init)
        let wanted = parts[1].split(separator: " ", maxSplits: 1).map(String.init)
        let folder = try ScratchFolder()
        let file = folder.write("bad.json", parts[0] + "\n")
        for command in ["config", "verify", "mint", "health"] {
            let run = Run(words: [command, "--config", file] + (command == "verify" ? ["x"] : []))
            #expect(run.code == .usage)
            #expect(run.output.isEmpty)
            #expect(run.errors.first?.hasPrefix("chatgate: \(file):\(wanted[0]): ") == true, "\(run.errors)")
            #expect(wanted.count < 2 || run.errors.first?.contains(wanted[1]) == true, "\(run.errors)")
            #expect(!run.complaint.contains("hush-hush") || line.contains("hush-hush.key"))
        }
    }

    @Test func `a file that cannot be read is named`() throws {
        let folder = try ScratchFolder()
        for path in [folder.path, folder.path + "/absent.json"] {
            #expect(
                Run("config", "--config", path).errors == [
                    "chatgate: cannot read the configuration \(path)"
                ])
        }
    }
}
