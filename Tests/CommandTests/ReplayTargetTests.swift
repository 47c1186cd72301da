import Encoding
import Support
import Testing

@testable import Command

/// `chatgate replay --target`: the same conversations over HTTP with a running gateway.
@Suite struct `replaying against a running gateway` {
    private static let folder = Repository.root + "/Fixtures/conversations"

    /// A report as JSON, and how the run ended.
    private static func report(_ words: [String]) throws -> (fixtures: [JSON], run: Run) {
        let scratch = try ScratchFolder()
        let file = scratch.path + "/report"
        let run = Run(words: ["replay", "--report", "json=\(file)"] + words)
        let report = try JSON(reading: #require(ScratchFolder.text(file), "\(run.everything)"))
        return (Array(try #require(report["fixtures"]).elements), run)
    }

    @Test func `every conversation comes to the same as in process`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let red = Self.folder + "/reports/red.fixture"
        let words = [Self.folder, Self.folder + "/transcripts", red]
        let near = try Self.report(words)
        let far = try Self.report(words + ["--target", "http://127.0.0.1:\(gateway.port)"])
        #expect(near.run.code == .negative)
        #expect(far.run.code == .negative, "\(far.run.everything)")
        #expect(near.fixtures.count > 20)
        #expect(near.fixtures.count == far.fixtures.count)
        for (near, far) in zip(near.fixtures, far.fixtures) {
            #expect(near["file"] == far["file"])
            #expect(near["transcript"] == far["transcript"], "\(near)\n\(far)")
            let (ours, theirs) = (near["cases"], far["cases"])
            #expect(ours?.elements.map { $0["name"] } == theirs?.elements.map { $0["name"] })
            #expect(ours?.elements.map { $0["outcome"] } == theirs?.elements.map { $0["outcome"] })
        }
    }

    @Test func `a replay leaves no sandbox behind, and touches no other`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let before = try gateway.exchange("GET", "/_chatgate/v1/clock").body
        for _ in 0..<10 {
            let run = Run("replay", Self.folder, "--target", "http://127.0.0.1:\(gateway.port)")
            #expect(run.code == .success, "\(run.everything)")
        }
        #expect(try JSON(reading: before)["frozen"]?.bool == false)
        let after = try gateway.exchange("GET", "/_chatgate/v1/clock").body
        #expect(try JSON(reading: after)["frozen"]?.bool == false)
        let events = try gateway.exchange("GET", "/_chatgate/v1/events").body
        #expect(try JSON(reading: events)["events"]?.count == 0)
    }

    @Test func `off loopback the admin token is shown, and the key is the replaying process's own`() throws {
        let scratch = try ScratchFolder()
        let configuration = scratch.write("ours.json", Self.configuration)
        let fixture = scratch.write("ours.chat.json", Self.fixture)
        let gateway = try RunningGateway(
            "--config", configuration, listen: "0.0.0.0:0",
            environment: ["CHATGATE_ADMIN_TOKEN": "an-admin-token-of-the-test"], in: scratch)
        let words = [
            "replay", fixture, "--config", configuration, "--target", "http://127.0.0.1:\(gateway.port)",
        ]
        let refused = try ChildProcess(words, in: scratch)
        #expect(refused.exitCode() == 3)
        #expect(refused.errors.contains("refused to prepare"))
        let taken = try ChildProcess(
            words, environment: ["CHATGATE_ADMIN_TOKEN": "an-admin-token-of-the-test"], in: scratch)
        #expect(taken.exitCode() == 0, "\(taken.output)\(taken.errors)")
    }

    private static let configuration = """
        {"widgets":[{"id":"ours","platform":"applied",
          "keys":[{"id":"k","secret":"a-secret-of-this-test-alone-0123456789"}]}]}
        """

    private static let fixture = """
        {"format":"chatgate/1","name":"Ours","widget":"ours","steps":[
          {"token":{"sub":"u-1"}}, {"start":{},"expect":{"identity":{"sub":"u-1"}}}]}
        """

    @Test func `a target that is not there is no failure of a test, and the reports are written`() throws {
        let (fixtures, run) = try Self.report([Self.folder, "--target", "http://127.0.0.1:1"])
        #expect(run.code == .unreachable)
        #expect(fixtures.isEmpty)
        #expect(run.complaint.contains("http://127.0.0.1:1 could not be asked"))
    }

    @Test func `a website is asked for its token`() throws {
        let gateway = try RunningGateway("--demo-site", in: ScratchFolder())
        let scratch = try ScratchFolder()
        let url = "http://127.0.0.1:\(gateway.port)/token?widgetId=\(Demo.applied)"
        let fixture = scratch.write(
            "site.chat.json",
            """
            {"format":"chatgate/1","name":"The website's own token","widget":"demo-applied","steps":[
              {"token":{"from":"\(url)"},"expect":{"decision":"verified"}},
              {"start":{},"expect":{"identity":{"kind":"verified"}}}]}
            """)
        let near = Run("replay", fixture)
        #expect(near.code == .success, "\(near.everything)")
        let far = Run("replay", fixture, "--target", "http://127.0.0.1:\(gateway.port)")
        #expect(far.code == .success, "\(far.everything)")
    }

    @Test func `a website that gives no token ends the run`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let scratch = try ScratchFolder()
        let fixture = scratch.write(
            "site.chat.json",
            """
            {"format":"chatgate/1","name":"No token","widget":"demo-applied","steps":[
              {"token":{"from":"http://127.0.0.1:\(gateway.port)/healthz?secret=x"}},
              {"start":{},"expect":{"identity":{"kind":"verified"}}}]}
            """)
        let run = Run("replay", fixture)
        #expect(run.code == .unreachable)
        #expect(run.complaint.contains("gave no token"))
        #expect(!run.everything.contains("secret=x"))
    }
}
