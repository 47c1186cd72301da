import Encoding
import Testing

/// Flag beats environment beats file beats default, seen from outside.
@Suite struct `flag, environment, file, default` {
    private static func team() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        folder.write("team.json", #"{"listen": "127.0.0.2:0"}"#)
        return folder
    }

    private static func host(_ gateway: RunningGateway) -> Substring? {
        gateway.ready["url"]?.string?.dropFirst("http://".count).prefix { $0 != ":" }
    }

    @Test func `a flag beats the environment, which beats the file`() throws {
        let folder = try Self.team()
        let file = ["CHATGATE_CONFIG": "team.json"]
        let both = file.merging(["CHATGATE_LISTEN": "127.0.0.3:0"]) { $1 }
        #expect(
            Self.host(try RunningGateway(listen: "127.0.0.4:0", environment: both, in: folder)) == "127.0.0.4"
        )
        #expect(Self.host(try RunningGateway(listen: nil, environment: both, in: folder)) == "127.0.0.3")
        #expect(Self.host(try RunningGateway(listen: nil, environment: file, in: folder)) == "127.0.0.2")
    }

    private static func rows(_ words: [String], _ environment: [String: String], in folder: ScratchFolder)
        throws
        -> [String: String]
    {
        let process = try ChildProcess(
            ["config", "--format=json"] + words, environment: environment, in: folder)
        #expect(process.exitCode() == 0, "\(process.errors)")
        var rows: [String: String] = [:]
        for row in try #require(try JSON(reading: process.output)["settings"]).elements {
            rows[row["name"]?.string ?? ""] = "\(row["value"]?.string ?? "") \(row["source"]?.string ?? "")"
        }
        return rows
    }

    @Test func `config names the source of each`() throws {
        let folder = try Self.team()
        #expect(try Self.rows([], [:], in: folder)["listen"] == "127.0.0.1:4820 default")
        let named = ["--config", "team.json"]
        #expect(try Self.rows(named, [:], in: folder)["listen"] == "127.0.0.2:0 team.json:1:12")
        let variable = ["CHATGATE_LISTEN": "127.0.0.3:0"]
        #expect(try Self.rows(named, variable, in: folder)["listen"] == "127.0.0.3:0 CHATGATE_LISTEN")
        let flag = named + ["--listen", "127.0.0.4:0"]
        #expect(try Self.rows(flag, variable, in: folder)["listen"] == "127.0.0.4:0 --listen")
    }

    @Test func `every flag of serve has its variable`() throws {
        let rows = try Self.rows(
            [],
            [
                "CHATGATE_LISTEN": "[::1]:5", "CHATGATE_PUBLIC_URL": "http://chat.example",
                "CHATGATE_READY_FILE": "ready", "CHATGATE_LOG_FORMAT": "json", "CHATGATE_LOG_LEVEL": "warn",
                "CHATGATE_WIDGET": "demo-applied",
            ], in: Self.team())
        #expect(rows["listen"] == "[::1]:5 CHATGATE_LISTEN")
        #expect(rows["public-url"] == "http://chat.example CHATGATE_PUBLIC_URL")
        #expect(rows["ready-file"] == "ready CHATGATE_READY_FILE")
        #expect(rows["log-format"] == "json CHATGATE_LOG_FORMAT")
        #expect(rows["log-level"] == "warn CHATGATE_LOG_LEVEL")
        #expect(rows["widget"] == "demo-applied CHATGATE_WIDGET")
    }

    @Test func `an empty variable says nothing`() throws {
        let rows = try Self.rows([], ["CHATGATE_LISTEN": "", "CHATGATE_CONFIG": ""], in: Self.team())
        #expect(rows["listen"] == "127.0.0.1:4820 default")
    }

    @Test func `a wrong variable is named`() throws {
        let process = try ChildProcess(
            ["serve"], environment: ["CHATGATE_LISTEN": "nowhere"], in: ScratchFolder())
        #expect(process.exitCode() == 2)
        #expect(process.errors.contains("CHATGATE_LISTEN must be HOST:PORT"))
    }

    @Test func `chatgate.json of the current folder is read and announced`() throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", #"{"listen": "127.0.0.2:0"}"#)
        let gateway = try RunningGateway(listen: nil, in: folder)
        #expect(Self.host(gateway) == "127.0.0.2")
        #expect(gateway.process.errors.hasPrefix("chatgate: configuration chatgate.json\n"))
    }

    @Test func `a named file beats chatgate.json`() throws {
        let folder = try Self.team()
        folder.write("chatgate.json", #"{"listen": "127.0.0.5:0"}"#)
        let gateway = try RunningGateway("--config=team.json", listen: nil, in: folder)
        #expect(Self.host(gateway) == "127.0.0.2")
    }

    @Test func `a fault of the file ends it with 2 and its place`() throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", "{\n  \"lisen\": \"127.0.0.1:0\"\n}\n")
        let process = try ChildProcess(["serve"], in: folder)
        #expect(process.exitCode() == 2)
        #expect(process.output.isEmpty)
        #expect(process.errors.hasPrefix("chatgate: chatgate.json:2:3: "))
        #expect(process.errors.contains(#"did you mean "listen"?"#))
    }

    @Test func `CHATGATE_WIDGET names the widget for verify and mint`() throws {
        let folder = try ScratchFolder()
        let widget = ["CHATGATE_WIDGET": Demo.applied]
        let at = ["--at", Demo.noon]
        #expect(
            try ChildProcess(["verify", Demo.good] + at, environment: widget, in: folder).exitCode() == 0)
        #expect(
            try ChildProcess(["mint", "--sub", "u"] + at, environment: widget, in: folder).exitCode() == 0)
        let connect = ["mint", "--platform", "amazon-connect", "--secret-env", "KEY"]
        let process = try ChildProcess(
            connect, environment: ["CHATGATE_WIDGET": "w-1", "KEY": "secret-0123456789-0123456789-0123"],
            in: folder)
        #expect(process.exitCode() == 0, "\(process.errors)")
    }

    @Test func `a secret of the environment is taken from flag and file, and never shown`() throws {
        let folder = try ScratchFolder()
        let secret = "hush-env-0123456789-0123456789-0123456789"
        folder.write(
            "env.json",
            #"{"widgets":[{"id":"w","platform":"applied","keys":[{"id":"k","secret":{"env":"MY_KEY"}}]}]}"#)
        let token = Demo.token(#"{"sub":"u"}"#, secret: secret)
        for words in [
            ["verify", token, "--config", "env.json"], ["config", "--config", "env.json"],
            ["verify", token, "--platform", "applied", "--secret-env", "MY_KEY", "--format", "json"],
        ] {
            let process = try ChildProcess(words, environment: ["MY_KEY": secret], in: folder)
            #expect(process.exitCode() == 0, "\(process.errors)")
            #expect(!(process.output + process.errors).contains(secret))
        }
    }
}
