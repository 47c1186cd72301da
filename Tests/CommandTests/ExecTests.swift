import Encoding
import Foundation
import Testing

/// `chatgate exec` as a process: a command with a gateway of its own.
@Suite struct `running a command with a gateway` {
    /// Runs a script of the shell, which finds the binary as its first operand, to the end.
    private static func run(
        _ script: String, flags: [String] = [], environment: [String: String] = [:],
        in folder: ScratchFolder? = nil
    ) throws -> (code: Int32?, output: String, errors: String) {
        let words = ["exec"] + flags + ["--", "sh", "-c", script, "sh", ChildProcess.binary]
        let process = try ChildProcess(words, environment: environment, in: folder ?? ScratchFolder())
        return (process.exitCode(), process.output, process.errors)
    }

    @Test(arguments: [0, 1, 2, 3, 7, 126, 255])
    func `its exit code is passed on`(_ code: Int32) throws {
        #expect(try Self.run("exit \(code)").code == code)
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGPIPE, SIGUSR1])
    func `one that a signal ended gives 128 and the signal`(_ signal: Int32) throws {
        #expect(try Self.run("kill -\(signal) $$").code == 128 + signal)
    }

    @Test func `its output is its own, and ours stays away`() throws {
        let ended = try Self.run("echo out; echo err >&2")
        #expect(ended.output == "out\n")
        #expect(ended.errors == "err\n")
    }

    @Test func `the gateway is there before it, until it has ended`() throws {
        let ended = try Self.run(#"echo "$CHATGATE_URL"; "$1" health "$CHATGATE_URL" >&2"#)
        #expect(ended.code == 0, "\(ended.errors)")
        let url = ended.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(url.hasPrefix("http://127.0.0.1:"))
        #expect(Run("health", url).code.rawValue == 1)
    }

    @Test func `two at once have a port each, whatever the configuration says`() throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", #"{"listen":"127.0.0.1:1"}"#)
        let inner = #"echo "$CHATGATE_URL"; "$1" exec -- sh -c 'echo "$CHATGATE_URL"'"#
        let ended = try Self.run(inner, in: folder)
        let urls = ended.output.split(separator: "\n").map(String.init)
        #expect(urls.count == 2, "\(ended.errors)")
        #expect(Set(urls).count == 2)
    }

    @Test func `a taken address ends it with 3, and nothing runs`() throws {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway(in: folder)
        let ended = try Self.run("echo ran", flags: ["--listen", "127.0.0.1:\(gateway.port)"])
        #expect(ended.code == 3)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.contains("in use"))
    }

    @Test func `a command that cannot be started leaves one sentence and no ready file`() throws {
        let folder = try ScratchFolder()
        let script = folder.write("script", "#!/nonexistent/interpreter\n")
        unsafe chmod(script, 0o755)
        for (command, code) in [(script, 127), ("nothing-is-called-so", 127), ("/dev/null", 126)] {
            let words = ["exec", "--ready-file", folder.path + "/ready", "--", command]
            let process = try ChildProcess(words, in: folder)
            #expect(process.exitCode() == Int32(code))
            #expect(process.errors.hasPrefix("chatgate: the command \(command) "))
            #expect(process.errors.split(separator: "\n").count == 1)
            #expect(!folder.names.contains { $0.hasPrefix("ready") })
        }
    }

    @Test func `the ready file is there for the command, and gone after it`() throws {
        let folder = try ScratchFolder()
        let file = folder.path + "/ready"
        let ended = try Self.run("cat '\(file)'", flags: ["--ready-file", file], in: folder)
        #expect(try JSON(reading: ended.output)["event"]?.string == "ready")
        #expect(!folder.names.contains("ready"))
    }

    @Test func `the ready line is told at debug alone, on stderr`() throws {
        #expect(try Self.run("true", flags: ["--log-level", "info"]).errors == "stopped\n")
        let ended = try Self.run("true", environment: ["CHATGATE_LOG_LEVEL": "debug"])
        #expect(ended.errors.contains(#"{"event":"ready","#))
        #expect(ended.output.isEmpty)
    }

    // MARK: What the command inherits

    @Test func `it inherits no descriptor of ours and no signal mask, and SIGPIPE ends it`() throws {
        // The socket that listens, by its inode, and what of ours the command holds open (proc(5)).
        let ended = try Self.run(
            #"""
            port=$(printf %04X "${CHATGATE_URL##*:}")
            inode=$(awk -v port=":$port" '$2 ~ port && $4 == "0A" { print $10 }' /proc/self/net/tcp)
            ls -l "/proc/$PPID/fd" | grep -c -F "socket:[$inode]"
            ls -l /proc/self/fd | grep -c -F -e "socket:[$inode]" -e "anon_inode:[event"
            grep -E "SigBlk|SigIgn" /proc/self/status
            """#)
        #expect(ended.output.hasPrefix("1\n0\n"), "\(ended.output)")
        let masks = ended.output.split(separator: "\n").filter { $0.hasPrefix("Sig") }
            .compactMap { $0.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } }
        try #require(masks.count == 2)
        let watched = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGCHLD, SIGPIPE]
        let bits = watched.reduce(UInt64(0)) { $0 | 1 << UInt64($1 - 1) }
        #expect(masks[0] & bits == 0)
        #expect(masks[1] & 1 << UInt64(SIGPIPE - 1) == 0)
    }

    @Test func `its limit of descriptors is the one that we found`() throws {
        let inner = #"ulimit -S -n 512; "$1" exec -- sh -c "ulimit -S -n""#
        #expect(try Self.run(inner).output == "512\n")
    }

    @Test func `the end of a child that is not ours to wait for ends nothing`() throws {
        // The shell becomes the inner gateway, and its own child with it.
        let inner = #"sleep 0.3; "$1" health "$CHATGATE_URL" && echo served"#
        let ended = try Self.run(#"sleep 0.05 & exec "$1" exec -- sh -c '\#(inner)' sh "$1""#)
        #expect(ended.code == 0, "\(ended.errors)")
        #expect(ended.output.hasSuffix("served\n"))
    }

    // MARK: Signals

    @Test(arguments: [(SIGTERM, "TERM"), (SIGINT, "INT"), (SIGHUP, "HUP"), (SIGUSR1, "USR1")])
    func `what is sent to us goes on to the command, whose end counts`(
        _ signal: Int32, _ name: String
    ) throws {
        let script = "trap 'echo told; exit 9' \(name); echo ready; for i in $(seq 400); do sleep 0.05; done"
        let process = try ChildProcess(["exec", "--", "sh", "-c", script], in: ScratchFolder())
        let began = ChildProcess.waits(20) { process.output == "ready\n" }
        try #require(began, "\(process.errors)")
        process.send(signal)
        #expect(process.exitCode() == 9)
        #expect(process.output == "ready\ntold\n")
    }

    @Test func `a command that heeds no signal is left to end by itself`() throws {
        let script = "trap '' TERM; echo ready; for i in 1 2 3 4; do sleep 0.05; done; exit 5"
        let process = try ChildProcess(["exec", "--", "sh", "-c", script], in: ScratchFolder())
        let began = ChildProcess.waits(20) { process.output == "ready\n" }
        try #require(began)
        for _ in 0..<3 { process.send(SIGTERM) }
        #expect(process.exitCode() == 5)
    }

    @Test func `no process is left behind by SIGTERM`() throws {
        let process = try ChildProcess(
            ["exec", "--", "sh", "-c", "echo $$; exec sleep 20"], in: ScratchFolder())
        let began = ChildProcess.waits(20) { process.output.hasSuffix("\n") }
        try #require(began)
        let child = try #require(Int32(process.output.dropLast()))
        process.send(SIGTERM)
        #expect(process.exitCode() == 128 + SIGTERM)
        #expect(kill(child, 0) != 0)
    }
}
