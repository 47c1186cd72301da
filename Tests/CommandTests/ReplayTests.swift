import Encoding
import Support
import Testing

@testable import Command

/// `chatgate replay` as a command; what a fixture may say is shown in `ConversationsTests`.
@Suite struct `replaying conversations` {
    private static let folder = Repository.root + "/Fixtures/conversations"
    private static let red = folder + "/reports/red.fixture"
    private static let green = folder + "/refresh.chat.json"

    @Test func `the whole collection holds, and each of its files is named`() {
        let run = Run("replay", Self.folder)
        #expect(run.code == .success, "\(run.everything)")
        for file in Repository.fixtures(in: "conversations", ending: ".chat.json") {
            // A folder in the folder is not looked into.
            let isOurs = file.split(separator: "/").count == 2
            #expect(run.text.contains("Fixtures/\(file))") == isOurs)
        }
        #expect(run.text.hasSuffix("all held"))
    }

    @Test func `what does not hold is told, and every report is written`() throws {
        let scratch = try ScratchFolder()
        let forms = ["junit", "tap", "json"]
        let files = forms.map { scratch.path + "/report." + $0 }
        let reports = zip(forms, files).flatMap { ["--report", "\($0)=\($1)"] }
        let run = Run(words: ["replay", Self.red, Self.green] + reports)
        #expect(run.code == .negative)
        #expect(run.text.contains("1 failed"))
        let junit = try #require(ScratchFolder.text(files[0]))
        #expect(junit.contains("<failure "))
        let tap = try #require(ScratchFolder.text(files[1]))
        #expect(tap.contains("\nnot ok "))
        let json = try JSON(reading: #require(ScratchFolder.text(files[2])))
        #expect(json["fixtures"]?.count == 2)
        #expect(json["passed"]?.bool == false)
    }

    @Test func `nothing is played after a failure where that is wanted`() {
        let run = Run("replay", Self.red, Self.green, "--fail-fast")
        #expect(run.code == .negative)
        #expect(!run.text.contains(Self.green))
        #expect(run.complaint == "chatgate: 1 of 2 conversations were not played to an end")
        #expect(Run("replay", Self.red, Self.green).text.contains(Self.green))
    }

    @Test func `a failure names the command that repeats it`() throws {
        let scratch = try ScratchFolder()
        let configuration = scratch.write("our.json", "{}")
        let run = Run("replay", Self.red, "--config", configuration)
        #expect(run.text.contains("chatgate replay --config \(configuration) \(Self.red)"))
    }

    @Test func `every wrong fixture is named before anything is played`() {
        let wrong = ["say-before-start", "verb-misspelt"].map { "\(Self.folder)/wrong/\($0).chat.json.bad" }
        let run = Run(words: ["replay", Self.green] + wrong)
        #expect(run.code == .usage)
        #expect(run.output.isEmpty)
        #expect(run.errors.map { $0.prefix { $0 != "\n" }.contains(".bad:") } == [true, true])
    }

    @Test func `a file that cannot be read is named`() {
        let run = Run("replay", Self.green, "/nonexistent/one.chat.json")
        #expect(run.code == .usage)
        #expect(run.complaint.contains("/nonexistent/one.chat.json"))
        #expect(run.output.isEmpty)
    }

    @Test func `a report that cannot be written is no success`() {
        let run = Run("replay", Self.green, "--report", "tap=/nonexistent/report.tap")
        #expect(run.code == .usage)
        #expect(run.complaint.contains("/nonexistent/report.tap"))
    }

    @Test func `fixtures are chosen by their words and their widget`() {
        let all = Run("replay", Self.folder).output.joined().split(separator: "\n").count
        let logouts = Run("replay", Self.folder, "--filter", "logout").text
        #expect(logouts.contains("After a logout the same token opens nothing"))
        #expect(!logouts.contains("Two tabs"))
        let connect = Run("replay", Self.folder, "--widget", Demo.connect).text
        #expect(connect.contains("connect-persistent-chat"))
        #expect(!connect.contains("two-tabs"))
        #expect(connect.split(separator: "\n").count < all)
    }

    @Test func `the schema is printed`() throws {
        let run = Run("replay", "--schema")
        #expect(run.code == .success)
        #expect(try JSON(reading: run.text)["$schema"] != nil)
    }
}
