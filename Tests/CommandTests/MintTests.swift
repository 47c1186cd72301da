import Encoding
import Testing

@testable import Command

/// `chatgate mint`: a token as a website's backend would make it.
@Suite struct `minting a token` {
    private static let now = Demo.noonSeconds

    /// Mints on the applied demo widget at noon.
    private static func mint(_ words: String..., widget: String = Demo.applied) -> Run {
        Run(words: ["mint", "--widget", widget, "--at", Demo.noon] + words)
    }

    private static func payload(_ run: Run) throws -> String { try Demo.payload(run.text).description }

    @Test func `without more it names the customer and holds for five minutes`() throws {
        let run = Self.mint("--sub", "u-42")
        #expect(run.code == .success)
        #expect(run.output.count == 1)
        #expect(run.errors.isEmpty)
        #expect(try Self.payload(run) == #"{"sub":"u-42","iat":\#(Self.now),"exp":\#(Self.now + 300)}"#)
    }

    @Test func `the clock is the machine's where none is given`() throws {
        let run = Run("mint", "--widget", Demo.applied, "--sub", "u")
        #expect(Run("verify", run.text, "--widget", Demo.applied).code == .success)
        #expect(Run("verify", run.text, "--widget", Demo.applied, "--at", Demo.noon).code == .success)
        let payload = try Demo.payload(run.text)
        #expect(try #require(payload["iat"]?.int) > Self.now - 100_000_000)
        #expect(payload["exp"]?.int == payload["iat"]?.int.map { $0 + 300 })
    }

    @Test(arguments: [
        [], ["--claim", "plan=pro"], ["--claim-json", #"cart={"items":[1,2.50]}"#], ["--lifetime", "1h"],
    ])
    func `a minted token verifies`(_ words: [String]) {
        let run = Run(words: ["mint", "--widget", Demo.applied, "--at", Demo.noon, "--sub", "u"] + words)
        let verdict = Run("verify", run.text, "--widget", Demo.applied, "--at", Demo.noon)
        #expect(run.errors.isEmpty)
        #expect(verdict.code == .success, "\(verdict.text)")
    }

    @Test func `a token minted for amazon-connect verifies`() {
        let run = Self.mint("--claim", "customerId=c-1", widget: Demo.connect)
        #expect(run.errors.isEmpty)
        #expect(Run("verify", run.text, "--widget", Demo.connect, "--at", Demo.noon).code == .success)
    }

    @Test func `on applied the subject must be given, on amazon-connect it is the widget's id`() throws {
        let applied = Self.mint()
        #expect(applied.code == .usage)
        #expect(applied.complaint.contains("--sub ID"))
        let connect = Self.mint(widget: Demo.connect)
        #expect(connect.code == .success)
        #expect(try Demo.payload(connect.text)["sub"]?.string == Demo.connect)
        let flags = Run("mint", "--platform", "amazon-connect", "--widget", "w-1", "--secret", "x")
        #expect(try Demo.payload(flags.text)["sub"]?.string == "w-1")
        #expect(
            try Demo.payload(Self.mint("--sub", "other", widget: Demo.connect).text)["sub"]?.string == "other"
        )
    }

    @Test(arguments: [("90s", 90), ("1h", 3600), ("250ms", 0), ("0s", 0), ("24h", 86_400)])
    func `the lifetime stands between iat and exp`(_ lifetime: String, _ seconds: Int) throws {
        let payload = try Demo.payload(Self.mint("--sub", "u", "--lifetime", lifetime).text)
        #expect(payload["exp"]?.int == Int64(Self.now + seconds))
    }

    @Test(arguments: ["soon", "", "5", "-5m", "5 m", "99999999999999999999h"])
    func `a lifetime without its unit is refused`(_ lifetime: String) {
        let run = Self.mint("--sub", "u", "--lifetime", lifetime)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
    }

    @Test func `an iat of one's own moves exp`() throws {
        let payload = try Demo.payload(
            Self.mint("--sub", "u", "--claim-json", "iat=1000", "--lifetime", "1m").text)
        #expect(payload.description == #"{"sub":"u","exp":1060,"iat":1000}"#)
    }

    @Test func `claims that are given stand as they are given`() throws {
        let run = Self.mint("--claim-json", "exp=5", "--claim", "sub=me", "--claim-json", "iat=null")
        #expect(try Self.payload(run) == #"{"sub":"me","exp":5,"iat":null}"#)
    }

    @Test func `an iat beyond all time is refused`() {
        #expect(Self.mint("--sub", "u", "--claim-json", "iat=9223372036854775807").code == .usage)
    }

    @Test func `a claim is text, whatever it looks like`() throws {
        let run = Self.mint(
            "--sub", "u", "--claim", "n=5", "--claim", "eq=a=b", "--claim=empty=", "--claim", #"q="\"#,
            "--claim", "accent=\u{301}")
        let payload = try Demo.payload(run.text)
        #expect(payload["n"]?.string == "5")
        #expect(payload["eq"]?.string == "a=b")
        #expect(payload["empty"]?.string == "")
        #expect(payload["q"]?.string == #""\"#)
        #expect(payload["accent"]?.string == "\u{301}")
    }

    @Test(arguments: [
        "9007199254740993", "-0", "1.10", "1e400", "0.1000000000000000055511151231257827", "true", "null",
        #"{"b":1,"a":[]}"#,
    ])
    func `a JSON claim keeps its exact digits`(_ json: String) throws {
        let run = Self.mint("--sub", "u", "--claim-json", "v=\(json)")
        #expect(try Demo.payload(run.text)["v"]?.description == json)
    }

    @Test(arguments: [
        "plan=gold", "plan=", "plan={", "plan=[1,]", "plan=1 2", "plan", "=1", #"plan={"a":1,"#,
    ])
    func `what is no JSON claim is refused`(_ word: String) {
        let run = Self.mint("--sub", "u", "--claim-json", word)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
    }

    @Test func `attributes are strings in an object of their own`() throws {
        let run = Self.mint("--attribute", "plan=gold", "--attribute=n=5", widget: Demo.connect)
        #expect(run.errors.isEmpty)
        #expect(try Demo.payload(run.text)["attributes"]?.description == #"{"plan":"gold","n":"5"}"#)
        #expect(Run("verify", run.text, "--widget", Demo.connect, "--at", Demo.noon).code == .success)
    }

    @Test(arguments: [
        ["--claim", "plan"], ["--claim", "=gold"], ["--claim", "a=1", "--claim", "a=2"],
        ["--claim", "a=1", "--claim-json", "a=2"], ["--claim", "sub=x"], ["--attribute", "a=b"],
    ])
    func `words that do not fit together are refused on applied`(_ words: [String]) {
        let run = Run(words: ["mint", "--widget", Demo.applied, "--sub", "u"] + words)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
    }

    @Test(arguments: [
        ["--attribute", "a=1", "--attribute", "a=2"], ["--attribute", "a"], ["--attribute", "=b"],
        ["--attribute", "a=1", "--claim-json", "attributes={}"],
    ])
    func `words that do not fit together are refused on amazon-connect`(_ words: [String]) {
        let run = Run(words: ["mint", "--widget", Demo.connect] + words)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
    }

    /// Identity is bytes: two spellings of one letter are two names.
    @Test func `claims are told apart by their bytes`() throws {
        let run = Self.mint("--sub", "u", "--claim", "\u{E9}=1", "--claim", "e\u{301}=2")
        #expect(run.code == .success)
        #expect(try Demo.payload(run.text).count == 5)
    }

    @Test(arguments: [
        (Demo.applied, ["--sub", "u", "--lifetime", "0s"], "expired"),
        (Demo.applied, ["--sub", ""], "claim-type"),
        (Demo.applied, ["--sub", "u", "--claim", "exp=5"], "claim-type"),
        (Demo.connect, ["--lifetime", "20m"], "lifetime"), (Demo.connect, ["--sub", "other"], "subject"),
    ])
    func `a note on stderr says why the widget would refuse it`(
        _ widget: String, _ words: [String], _ reason: String
    ) {
        let run = Run(words: ["mint", "--widget", widget, "--at", Demo.noon] + words)
        #expect(run.code == .success)
        #expect(run.output.count == 1)
        #expect(run.errors.count == 1)
        #expect(run.complaint.hasPrefix("chatgate: note: the widget would refuse this token: \(reason). "))
    }

    @Test func `a retired key does not sign, the newest that holds does`() throws {
        let folder = try ScratchFolder()
        let file = folder.write(
            "keys.json",
            """
            {"widgets": [{"id": "w", "platform": "applied", "keys": [
              {"id": "gone", "secret": "first-secret-0123456789-0123456789",
               "retiresAt": "2026-01-01T00:00:00Z"},
              {"id": "here", "secret": "second-secret-0123456789-0123456789"}]}]}
            """)
        let run = Run("mint", "--config", file, "--sub", "u", "--at", Demo.noon)
        #expect(run.errors == ["chatgate: configuration \(file)"])
        let verdict = Run("verify", run.text, "--config", file, "--at", Demo.noon, "--format", "json")
        #expect(try JSON(reading: verdict.text)["key"]?.string == "here")
    }
}
