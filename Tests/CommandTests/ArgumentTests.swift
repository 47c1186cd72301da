import Testing

@testable import Command

/// The words behind a command.
@Suite struct `the words behind a command` {
    private static let flags = [
        Flag("--sub", "TEXT", "a subject"), Flag("--claim", "NAME=VALUE", "a claim", isRepeatable: true),
        Flag("--loud", nil, "a switch"),
    ]

    private static func read(_ words: String..., operands: Int = 1) throws(CommandFailure) -> Arguments {
        try Arguments(words, of: "mint", flags: flags, operands: Operands(words: "a word", maximum: operands))
    }

    private static func refusal(_ words: String...) -> String? {
        do throws(CommandFailure) {
            _ = try Arguments(
                words, of: "mint", flags: flags, operands: Operands(words: "a word", maximum: 1))
            return nil
        } catch {
            return error.code == .usage ? error.sentence : "not a matter of usage"
        }
    }

    @Test func `a value stands behind its flag or behind an equals sign`() throws {
        #expect(try Self.read("--sub", "u-42")["--sub"] == "u-42")
        #expect(try Self.read("--sub=u-42")["--sub"] == "u-42")
        #expect(try Self.read("--sub=")["--sub"] == "")
        #expect(try Self.read("--sub", "")["--sub"] == "")
        // An accent that joins the sign before it on the screen is still part of the value.
        #expect(try Self.read("--sub=\u{301}x")["--sub"] == "\u{301}x")
        #expect(try Self.read()["--sub"] == nil)
    }

    @Test func `only the first equals sign parts a flag from its value`() throws {
        #expect(try Self.read("--claim=plan=a=b").all("--claim") == ["plan=a=b"])
        #expect(try Self.read("--claim", "plan=a=b").all("--claim") == ["plan=a=b"])
    }

    @Test func `a value may look like a flag`() throws {
        #expect(try Self.read("--sub", "--loud")["--sub"] == "--loud")
        #expect(try Self.read("--sub", "-5")["--sub"] == "-5")
    }

    @Test func `flags and words may mix`() throws {
        let arguments = try Self.read("one", "--sub", "u", "two", "--loud", operands: 2)
        #expect(arguments.operands == ["one", "two"])
        #expect(arguments["--sub"] == "u")
        #expect(arguments["--loud"] != nil)
    }

    @Test func `two dashes end the flags`() throws {
        #expect(try Self.read("--", "--sub").operands == ["--sub"])
        #expect(try Self.read("--sub", "u", "--", "-").operands == ["-"])
        #expect(try Self.read("--", "--", operands: 1).operands == ["--"])
        #expect(Run("verify", "--widget", Demo.applied, "--", "--help").code == .negative)
    }

    @Test func `one dash is a word`() throws {
        #expect(try Self.read("-").operands == ["-"])
    }

    @Test func `a flag that may be repeated keeps every value in order`() throws {
        #expect(try Self.read("--claim", "b=1", "--claim=a=2").all("--claim") == ["b=1", "a=2"])
    }

    @Test func `a flag given twice is refused`() {
        #expect(Self.refusal("--sub", "a", "--sub", "a") == "--sub stands twice")
        #expect(Self.refusal("--sub=a", "--sub", "b") == "--sub stands twice")
        #expect(Self.refusal("--loud", "--loud") == "--loud stands twice")
    }

    @Test func `a missing value is asked for`() {
        #expect(Self.refusal("--sub") == "--sub wants a value: --sub TEXT")
        #expect(Self.refusal("--loud", "--claim") == "--claim wants a value: --claim NAME=VALUE")
    }

    @Test func `a value for a switch is refused`() {
        #expect(Self.refusal("--loud=yes") == "--loud takes no value")
    }

    @Test func `an unknown flag is refused with the nearest`() {
        #expect(Self.refusal("--sbu", "x") == "mint has no flag --sbu; did you mean --sub?")
        #expect(Self.refusal("--SUB=x") == "mint has no flag --SUB; did you mean --sub?")
        #expect(Self.refusal("--hlep") == "mint has no flag --hlep; did you mean --help?")
        #expect(Self.refusal("--frobnicate") == "mint has no flag --frobnicate")
        #expect(Self.refusal("-s") == "mint has no flag -s")
    }

    @Test func `an unknown flag is named without its value`() {
        #expect(Self.refusal("--sbu=hush-hush")?.contains("hush") == false)
        #expect(Run("mint", "--secrt=hush-hush").everything.contains("hush") == false)
        #expect(Run("mint", "--secrt=hush-hush").complaint.contains("did you mean --secret?"))
    }

    @Test func `too many words are refused`() {
        #expect(Self.refusal("one", "two") == #"mint takes a word, and there is "two" too"#)
        let run = Run("version", "now")
        #expect(run.code == .usage)
        #expect(
            run.errors == [
                #"chatgate: version takes no words besides flags, and there is "now" too"#,
                "chatgate version --help",
            ])
    }

    @Test(arguments: [
        ("srve", "serve"), ("verfy", "verify"), ("MINT", "mint"), ("helth", "health"), ("confg", "config"),
        ("versoin", "version"), ("hepl", "help"), ("verison", "version"),
    ])
    func `an unknown command is refused with the nearest`(_ wrong: String, _ right: String) {
        let run = Run(wrong)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
        #expect(
            run.errors == [
                #"chatgate: there is no command "\#(wrong)"; did you mean "\#(right)"?"#,
                "chatgate --help lists the commands.",
            ])
    }

    @Test func `a command like no other is refused without a guess`() {
        #expect(Run("xyzzy").errors.first == #"chatgate: there is no command "xyzzy""#)
        #expect(Run("").errors.first == #"chatgate: there is no command """#)
    }

    @Test func `an endless word is cut in the answer`() {
        let word = String(repeating: "x", count: 100_000)
        #expect(Run(word).everything.count < 300)
        #expect(Run("version", word).everything.count < 300)
        #expect(Run("version", "--" + word).everything.count < 300)
        #expect(Run("verify", "x", "--at", word, "--widget", Demo.applied).everything.count < 300)
    }

    @Test(arguments: Subcommand.all.flatMap { command in command.flags.map { "\(command.name) \($0.name)" } })
    func `every flag of every command takes its value once`(_ pair: String) throws {
        let words = pair.split(separator: " ").map(String.init)
        let command = try #require(Subcommand.all.first { $0.name == words[0] })
        let flag = try #require(command.flags.first { $0.name == words[1] })
        guard flag.value != nil else {
            let valued = Run(words: [words[0], words[1] + "=x"]).errors.first
            #expect(valued == "chatgate: \(flag.name) takes no value")
            #expect(Run(words: words + [words[1]]).errors.first == "chatgate: \(flag.name) stands twice")
            return
        }
        #expect(Run(words: words).errors.first?.contains("\(flag.name) wants a value") == true)
        let twice = Run(words: words + ["a=1"] + [words[1], "b=1"])
        #expect((twice.errors.first == "chatgate: \(flag.name) stands twice") == !flag.isRepeatable)
    }
}
