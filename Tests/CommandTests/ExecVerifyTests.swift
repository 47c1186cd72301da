import Testing

/// `chatgate exec --verify`: what must have happened by the end.
@Suite struct `expectations at the end of a command` {
    /// Makes one session, in which the visitor says a word: the demo widget by our own client of HTTP.
    private static let chat = #"""
        exec 3<>/dev/tcp/127.0.0.1/${CHATGATE_URL##*:}
        body='{"message":"hallo"}'
        printf 'POST %s/applied/v1/widgets/demo-applied/sessions HTTP/1.1\r\n' "$1" >&3
        printf 'Host: 127.0.0.1\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' ${#body} "$body" >&3
        read -r answer <&3; case $answer in *\ 201\ *) ;; *) echo "$answer" >&2; exit 70 ;; esac
        """#

    private static func run(
        _ expectations: String, chat sandbox: String = "", then script: String = "", flags: [String] = [],
        environment: [String: String] = [:]
    ) throws -> (code: Int32?, output: String, errors: String) {
        let folder = try ScratchFolder()
        let file = folder.write("expect.json", expectations)
        let process = try ChildProcess(
            ["exec", "--verify", file] + flags + ["--", "bash", "-c", chat + "\n" + script, "bash", sandbox],
            environment: environment, in: folder)
        let code = process.exitCode()
        return (code, process.output, process.errors.replacing(folder.path + "/", with: ""))
    }

    @Test(arguments: [
        #"{"match":{"type":"session.started"}}"#,
        #"{"match":{"type":"message","data":{"text":"hallo"}},"count":1}"#,
        #"{"match":{"type":"message","data":{"text":{"$contains":"all"}}},"atLeast":1}"#,
        #"{"match":{"type":"token.rejected"},"never":true}"#,
        #"{"inOrder":[{"type":"session.started"},{"type":"message"}]}"#,
        #"{"sandbox":"other","match":{"type":"message"},"never":true}"#,
        #"{"sandbox":"default","match":{"type":"message"}} // of the sandbox without a prefix"#,
    ])
    func `what holds is not spoken of`(_ expectation: String) throws {
        let ended = try Self.run("{\"expect\":[\(expectation)\n]}")
        #expect(ended.code == 0)
        #expect(ended.output.isEmpty && ended.errors.isEmpty, "\(ended.errors)")
    }

    @Test func `what does not hold is told with what came and what was nearest`() throws {
        let ended = try Self.run(
            """
            {"expect":[
              {"match":{"type":"session.started"}},
              {"match":{"type":"message","data":{"text":"hello"}}},
              {"match":{"type":"message"},"never":true}
            ]}
            """)
        #expect(ended.code == 1)
        #expect(ended.output.isEmpty)
        let lines = ended.errors.split(separator: "\n").map(String.init)
        try #require(lines.count == 9, "\(ended.errors)")
        #expect(lines[0].hasPrefix("chatgate: expect.json:3:3: in sandbox default: "))
        #expect(lines[1] == #"  expected: {"match":{"type":"message","data":{"text":"hello"}}}"#)
        #expect(lines[2] == "  actual:   0 events")
        #expect(lines[3].hasPrefix("  closest:  {") && lines[3].contains(#""text":"hallo""#))
        #expect(lines[4] == #"            /data/text: expected "hello", actual "hallo""#)
        #expect(lines[5].hasPrefix("chatgate: expect.json:4:3: in sandbox default: "))
        #expect(lines[7] == "  actual:   1 event")
        #expect(lines[8].contains(#""text":"hallo""#))
    }

    @Test func `an expectation looks into its sandbox alone`() throws {
        let text = #"{"expect":[{"sandbox":"mine","match":{"type":"session.started"}}]}"#
        #expect(try Self.run(text, chat: "/sandbox/mine").code == 0)
        let ended = try Self.run(text)
        #expect(ended.code == 1)
        #expect(ended.errors.contains("in sandbox mine"))
    }

    @Test func `a command that failed has its own code, and nothing is looked at`() throws {
        let ended = try Self.run(
            #"{"expect":[{"match":{"type":"message"},"never":true}]}"#, then: "exit 9")
        #expect(ended.code == 9)
        #expect(ended.errors.isEmpty)
    }

    @Test func `off loopback the admin token opens the journal to us`() throws {
        let folder = try ScratchFolder()
        let configuration = folder.write(
            "ours.json",
            """
            {"widgets":[{"id":"demo-applied","platform":"applied",
              "keys":[{"id":"k","secret":"a-secret-of-this-test-alone-0123456789"}]}]}
            """)
        let ended = try Self.run(
            #"{"expect":[{"match":{"type":"message"}}]}"#,
            flags: ["--listen", "0.0.0.0:0", "--config", configuration],
            environment: ["CHATGATE_ADMIN_TOKEN": "an-admin-token-of-the-test"])
        #expect(ended.code == 0, "\(ended.errors)")
    }

    @Test(arguments: [
        ("", "1:1"), ("{", "1:2"), ("[]", "1:1"), ("{}", "1:1"), (#"{"expect":[]}"#, "1:1"),
        (#"{"expect":{}}"#, "1:1"), (#"{"expcet":[]}"#, "did you mean \"expect\"?"),
        (#"{"expect":[1]}"#, "1:12"), (#"{"expect":[{}]}"#, "1:12"),
        (#"{"expect":[{"match":{"type":"message"},"cuont":1}]}"#, "did you mean \"count\"?"),
        (#"{"expect":[{"match":{"type":"mesage"}}]}"#, "1:12"),
        (#"{"expect":[{"match":{"type":"message"},"sandbox":"a/b"}]}"#, "\"sandbox\""),
        (#"{"expect":[{"match":{"type":"message"},"sandbox":7}]}"#, "\"sandbox\""),
    ])
    func `a file that is not understood ends it with 2 before anything runs`(
        _ text: String, _ words: String
    ) throws {
        let ended = try Self.run(text, then: "echo ran")
        #expect(ended.code == 2)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.hasPrefix("chatgate: expect.json:"))
        #expect(ended.errors.contains(words), "\(ended.errors)")
    }
}
