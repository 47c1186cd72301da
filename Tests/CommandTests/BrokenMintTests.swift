import Encoding
import Support
import Testing
import Tokens

@testable import Command

/// `mint --broken`: tokens that are wrong in one way each.
@Suite struct `minting broken tokens` {
    /// The kinds as `--broken list` prints them, in columns.
    private static let rows = Run("mint", "--broken", "list").output.map {
        $0.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true).map(String.init)
    }

    private static func mint(_ kind: String, _ words: [String] = [], widget: String = Demo.applied) -> Run {
        let sub = widget == Demo.applied ? ["--sub", "u-42"] : []
        return Run(words: ["mint", "--widget", widget, "--at", Demo.noon, "--broken", kind] + sub + words)
    }

    /// The lines of `--broken all`.
    private static func all(_ run: Run) -> [(kind: String, token: String)] {
        run.output.map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count == 2 ? parts[1] : "no single tab")
        }
    }

    private static func reason(_ token: String, _ words: [String]) throws -> String? {
        let run = Run(words: ["verify", "--at", Demo.noon, "--format", "json"] + words + ["--", token])
        #expect(run.code == .negative)
        return try JSON(reading: run.text)["reason"]?.string
    }

    /// A widget that asks for everything, in a file of its own.
    private static func demanding(_ folder: ScratchFolder) -> [String] {
        let file = folder.write(
            "all.json",
            """
            {"widgets": [{"id": "w", "platform": "applied", "requireExp": true, "checkIat": true,
              "issuer": "https://shop.example", "audience": "chat", "maxLifetime": "2m", "leeway": "5s",
              "shopify": {"shop": "demo.myshopify.com", "secret": "shop-secret-0123456789-0123456789"},
              "keys": [{"id": "k", "secret": "first-secret-0123456789-0123456789"}]}]}
            """)
        return ["--config", file, "--widget", "w"]
    }

    /// After a wanted change: `chatgate mint --broken list > Fixtures/commands/broken.table`.
    @Test func `the list is as its file says, needs no key, and fits a terminal`() {
        let run = Run("mint", "--broken", "list")
        #expect(run.code == .success)
        #expect(run.text + "\n" == Repository.text("Fixtures/commands/broken.table"))
        #expect(run.errors.count == 1)
        for line in run.output + run.errors { #expect(line.unicodeScalars.count <= 80, "\(line)") }
    }

    @Test func `the list has four columns`() {
        #expect(Self.rows.count == BrokenToken.all.count)
        for (row, broken) in zip(Self.rows, BrokenToken.all) {
            #expect(row == [broken.kind, broken.reason.rawValue, broken.need.rawValue, broken.fault])
        }
    }

    @Test(arguments: [Demo.applied, Demo.connect])
    func `all of a demo widget's kinds give the reasons of the list`(widget: String) throws {
        let run = Self.mint("all", widget: widget)
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        let reasons = Dictionary(uniqueKeysWithValues: Self.rows.map { ($0[0], $0[1]) })
        let lines = Self.all(run)
        #expect(lines.count >= 30)
        for (kind, token) in lines {
            #expect(try Self.reason(token, ["--widget", widget]) == reasons[kind], "\(kind)")
        }
    }

    @Test func `a widget that asks for everything shows every kind of its platform but line ends`() throws {
        let folder = try ScratchFolder()
        let words = Self.demanding(folder)
        let run = Run(words: ["mint", "--at", Demo.noon, "--broken", "all", "--sub", "u-42"] + words)
        #expect(run.code == .success)
        let expected = BrokenToken.all.filter { $0.need != .amazonConnect && !$0.holdsLineEnd }
        #expect(Self.all(run).map(\.kind) == expected.map(\.kind))
        for ((kind, token), broken) in zip(Self.all(run), expected) {
            #expect(try Self.reason(token, words) == broken.reason.rawValue, "\(kind)")
        }
    }

    @Test func `a demo widget shows what it can, and no more`() {
        let applied = Set(Self.all(Self.mint("all")).map(\.kind))
        let connect = Set(Self.all(Self.mint("all", widget: Demo.connect)).map(\.kind))
        for row in Self.rows where !["line-end", "inner-line-end"].contains(row[0]) {
            #expect(applied.contains(row[0]) == ["-", "key-ids"].contains(row[2]), "\(row[0])")
            let shown = ["-", "amazon-connect", "requireExp", "maxLifetime", "key-ids"].contains(row[2])
            #expect(connect.contains(row[0]) == shown, "\(row[0])")
        }
        #expect(!applied.contains("line-end") && !connect.contains("inner-line-end"))
    }

    @Test func `a key that came by a flag has no id, so no kid is unknown`() {
        let words = ["--platform", "applied", "--secret", "flags-secret-0123456789-0123456789"]
        let run = Run(words: ["mint", "--broken", "all", "--sub", "u", "--at", Demo.noon] + words)
        let kinds = Self.all(run).map(\.kind)
        #expect(!kinds.contains("kid-unknown") && kinds.contains("kid-number"))
    }

    @Test(arguments: BrokenToken.all.filter { $0.need == .nothing }.map(\.kind))
    func `one kind alone is the token of its line, without a word`(kind: String) throws {
        let run = Self.mint(kind)
        #expect(run.code == .success)
        #expect(run.errors.isEmpty)
        #expect(run.output.count == 1)
        let line = Self.all(Self.mint("all")).first { $0.kind == kind }
        if let line {
            #expect(run.text == line.token)
        } else {
            #expect(run.text.utf8.contains(0x0A))
        }
    }

    @Test func `the claims that are asked for are in it`() throws {
        let payload = try Demo.payload(Self.mint("expired", ["--claim", "plan=gold"]).text)
        #expect(payload["plan"]?.string == "gold")
        #expect(payload["sub"]?.string == "u-42")
        #expect(payload["exp"]?.int == Int64(Demo.noonSeconds - 60))
    }

    @Test func `a widget that cannot show a kind is named in a note`() {
        let taken = Self.mint("exp-missing")
        #expect(taken.code == .success)
        #expect(taken.output.count == 1)
        #expect(
            taken.errors == [
                "chatgate: note: the widget takes this token; the kind needs requireExp"
            ])
        let other = Self.mint("sub-snippet-id", ["--sub", "u"], widget: Demo.connect)
        #expect(other.errors.isEmpty)
        let another = Self.mint("expired", ["--claim-json", "jti=7"])
        #expect(another.errors == ["chatgate: note: the widget gives another reason: claim-type"])
    }

    @Test(arguments: [
        ("expird", "expired"), ("sub_number", "sub-number"), ("ALG-NONE", "alg-none"), ("lst", "list"),
    ])
    func `an unknown kind is refused with the nearest`(kind: String, nearest: String) {
        let run = Self.mint(kind)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
        #expect(run.complaint.contains("there is no kind \(kind); did you mean \(nearest)?"))
        #expect(run.complaint.contains("chatgate mint --broken list"))
    }

    @Test(arguments: [["--broken", ""], ["--broken", "zzzzzzzzzzzzz"], ["--broken"]])
    func `a kind that is like none is refused`(words: [String]) {
        let run = Run(words: ["mint", "--widget", Demo.applied, "--sub", "u"] + words)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
    }

    @Test(arguments: ["all", "expired"])
    func `what mint wants besides is wanted here too`(kind: String) {
        #expect(Run("mint", "--broken", kind).code == .usage)
        #expect(Run("mint", "--broken", kind, "--widget", Demo.applied).complaint.contains("--sub ID"))
        #expect(Run("mint", "--broken", kind, "--widget", "nobody", "--sub", "u").code == .usage)
    }
}
