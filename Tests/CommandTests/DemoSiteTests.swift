import Encoding
import Testing

/// `serve --demo-site` as a process (and its twin in the environment).
@Suite struct `the demo site's flag` {
    private static func token(_ gateway: RunningGateway, _ widget: String) throws -> Wire.Answer {
        try gateway.exchange("GET", "/token?widgetId=\(widget)")
    }

    @Test func `the site stands with the flag, and is named on stderr`() throws {
        let gateway = try RunningGateway("--demo-site", in: ScratchFolder())
        #expect(try gateway.exchange("GET", "/demo").status == 200)
        for widget in [Demo.applied, Demo.connect] {
            #expect(try Self.token(gateway, widget).status == 200)
        }
        #expect(try gateway.exchange("GET", "/demo", headers: ["Host: evil.example"]).status == 421)
        #expect(gateway.stop() == 0)
        #expect(gateway.process.errors.contains("demo: http://127.0.0.1:\(gateway.port)/demo\n"))
        #expect(gateway.process.output == gateway.ready.description + "\n")
    }

    @Test func `without the flag there is no site and no token`() throws {
        for environment in [[:], ["CHATGATE_DEMO_SITE": ""], ["CHATGATE_DEMO_SITE": "off"]] {
            let gateway = try RunningGateway(environment: environment, in: ScratchFolder())
            #expect(try gateway.exchange("GET", "/demo").status == 404)
            #expect(try Self.token(gateway, Demo.applied).status == 404)
            #expect(gateway.stop() == 0)
            #expect(!gateway.process.errors.contains("demo: "))
        }
    }

    @Test func `the environment switches it on too`() throws {
        let gateway = try RunningGateway(environment: ["CHATGATE_DEMO_SITE": "1"], in: ScratchFolder())
        #expect(try gateway.exchange("GET", "/demo").status == 200)
    }

    @Test func `a file that keeps the demo widgets may stand beside it`() throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", #"{"limits": {"sandboxes": 3}}"#)
        let gateway = try RunningGateway("--demo-site", in: folder)
        #expect(try gateway.exchange("GET", "/demo").status == 200)
    }

    @Test(arguments: [
        #"{"widgets":[]}"#,
        #"{"widgets":[{"id":"w","platform":"applied","keys":[{"id":"k","secret":"own-0123456789"}]}]}"#,
    ])
    func `with other widgets it does not serve`(_ configuration: String) throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", configuration)
        for (words, environment) in [
            (["--demo-site"], [:]), ([], ["CHATGATE_DEMO_SITE": "on"]),
        ] as [([String], [String: String])] {
            let process = try ChildProcess(
                ["serve", "--listen", "127.0.0.1:0"] + words, environment: environment, in: folder)
            #expect(process.exitCode() == 2)
            #expect(process.output.isEmpty)
            #expect(process.errors.contains("the demo site is for the two demo widgets"))
        }
    }

    @Test func `off loopback it does not serve`() throws {
        let process = try ChildProcess(
            ["serve", "--demo-site", "--listen", "0.0.0.0:0"],
            environment: ["CHATGATE_ADMIN_TOKEN": "admin-token-0123456789"], in: ScratchFolder())
        #expect(process.exitCode() == 2)
        #expect(process.output.isEmpty)
    }

    @Test func `a value that is neither on nor off is refused, with its source`() throws {
        let folder = try ScratchFolder()
        let process = try ChildProcess(
            ["serve", "--listen", "127.0.0.1:0"], environment: ["CHATGATE_DEMO_SITE": "maybe"], in: folder)
        #expect(process.exitCode() == 2)
        #expect(process.errors.contains("CHATGATE_DEMO_SITE is on or off, not maybe"))
        let inline = try ChildProcess(["serve", "--demo-site=on"], in: folder)
        #expect(inline.exitCode() == 2)
        #expect(inline.errors.contains("--demo-site takes no value"))
    }

    @Test func `config says whether it is on, and why`() throws {
        #expect(Run("config").text.contains("off  (default)"))
        #expect(Run("config", "--demo-site").text.contains("on  (--demo-site)"))
    }
}
