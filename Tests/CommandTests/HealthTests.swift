import Testing

@testable import Command

/// `chatgate health` against a process.
@Suite struct `asking for health` {
    @Test func `a gateway that serves is ready`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let url = "http://127.0.0.1:\(gateway.port)"
        for words in [
            [url], [url + "/"], [url + "/any/path?x=1"], ["--listen", "127.0.0.1:\(gateway.port)"],
        ] {
            let run = Run(words: ["health"] + words)
            #expect(run.code == .success, "\(words) \(run.complaint)")
            #expect(run.output == ["ready"])
            #expect(run.errors.isEmpty)
        }
    }

    @Test func `one that stopped is not`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        #expect(gateway.stop() == 0)
        let run = Run("health", "http://127.0.0.1:\(gateway.port)")
        #expect(run.code == .negative)
        #expect(run.output.isEmpty)
        #expect(run.complaint.hasPrefix("chatgate: http://127.0.0.1:\(gateway.port) is not ready. "))
    }

    @Test func `the process finds its gateway by the variable and by the file`() throws {
        let folder = try ScratchFolder()
        let gateway = try RunningGateway(in: folder)
        let address = "127.0.0.1:\(gateway.port)"
        let byVariable = try ChildProcess(["health"], environment: ["CHATGATE_LISTEN": address], in: folder)
        #expect(byVariable.exitCode() == 0)
        #expect(byVariable.output == "ready\n")
        folder.write("chatgate.json", #"{"listen": "\#(address)"}"#)
        #expect(try ChildProcess(["health"], in: folder).exitCode() == 0)
        #expect(gateway.stop() == 0)
        #expect(try ChildProcess(["health"], in: folder).exitCode() == 1)
    }

    @Test(arguments: [
        "", "127.0.0.1:4820", "https://127.0.0.1", "http://", "http://127.0.0.1:0", "http://127.0.0.1:x",
        "http://u@h:1", "http://a b", "http://a\u{1B}[31m/", "http://a\r\nb/", "http://[::1",
        "http://::1]:80",
        "http://a\\b", "http://é",
    ])
    func `what is no URL of a gateway is refused`(_ url: String) {
        let run = Run("health", url)
        #expect(run.code == .usage)
        #expect(run.complaint.contains("http://127.0.0.1:4820"))
        #expect(!run.complaint.contains("\u{1B}"))
    }
}
