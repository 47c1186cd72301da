import Chat
import Encoding
import Testing

/// Off loopback (contract, section 5), and who may call control.
@Suite struct `safety of serving` {
    private static let admin = ["CHATGATE_ADMIN_TOKEN": "admin-token-0123456789"]

    private static func ownWidget(secret: String = "own-secret-0123456789-0123456789") throws -> ScratchFolder
    {
        let folder = try ScratchFolder()
        folder.write(
            "own.json",
            #"{"widgets":[{"id":"w","platform":"applied","keys":[{"id":"k","secret":"\#(secret)"}]}]}"#)
        return folder
    }

    private static func refusal(_ words: [String], _ environment: [String: String], in folder: ScratchFolder)
        throws
        -> String
    {
        let process = try ChildProcess(["serve"] + words, environment: environment, in: folder)
        #expect(process.exitCode() == 2)
        #expect(process.output.isEmpty)
        return process.errors
    }

    @Test(arguments: ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"])
    func `off loopback without an admin token it does not serve`(_ address: String) throws {
        let folder = try Self.ownWidget()
        for environment in [[:], ["CHATGATE_ADMIN_TOKEN": ""]] {
            let words = ["--listen", address, "--config", "own.json"]
            #expect(try Self.refusal(words, environment, in: folder).contains("set CHATGATE_ADMIN_TOKEN"))
        }
    }

    @Test func `off loopback the file's address counts too`() throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", #"{"listen": "0.0.0.0:0"}"#)
        #expect(try Self.refusal([], [:], in: folder).contains("set CHATGATE_ADMIN_TOKEN"))
    }

    @Test func `off loopback the demo widgets are refused`() throws {
        let errors = try Self.refusal(["--listen", "0.0.0.0:0"], Self.admin, in: ScratchFolder())
        #expect(errors.contains("widget demo-applied has a demo secret"))
        #expect(!errors.contains(DemoWidgets.appliedSecret))
    }

    @Test(arguments: [DemoWidgets.appliedSecret, DemoWidgets.connectSecret])
    func `off loopback a demo secret is refused in any widget`(_ secret: String) throws {
        let words = ["--listen", "0.0.0.0:0", "--config", "own.json"]
        let errors = try Self.refusal(words, Self.admin, in: Self.ownWidget(secret: secret))
        #expect(errors.contains("widget w has a demo secret"))
        #expect(!errors.contains(secret))
    }

    @Test func `off loopback with a token and an own secret it serves, and control wants the token`() throws {
        let gateway = try RunningGateway(
            "--config", "own.json", listen: "0.0.0.0:0", environment: Self.admin, in: Self.ownWidget())
        #expect(try gateway.exchange("GET", "/readyz").status == 200)
        #expect(try gateway.exchange("POST", "/applied/v1/widgets/w/sessions").status == 201)
        for path in ["/_chatgate/v1", "/_chatgate/v1/sessions", "/sandbox/s/_chatgate/v1/events"] {
            let refused = try gateway.exchange("GET", path)
            #expect(refused.status == 401)
            #expect(refused.head.contains("\r\nWWW-Authenticate: Bearer\r\n"))
            #expect(try gateway.exchange("GET", path, token: "admin-token-012345678").status == 401)
            #expect(try gateway.exchange("GET", path, token: "admin-token-0123456789").status == 200)
        }
        #expect(gateway.stop() == 0)
        #expect(!(gateway.process.output + gateway.process.errors).contains("admin-token"))
    }

    @Test func `on loopback control answers its own name and no foreign page`() throws {
        let gateway = try RunningGateway(in: ScratchFolder())
        let path = "/_chatgate/v1"
        #expect(try gateway.exchange("GET", path).status == 200)
        #expect(try gateway.exchange("GET", path, headers: ["Host: localhost:\(gateway.port)"]).status == 200)
        #expect(try gateway.exchange("GET", path, headers: ["Host: evil.example"]).status == 421)
        #expect(try gateway.exchange("GET", path, headers: ["Origin: http://evil.example"]).status == 403)
        #expect(try gateway.exchange("GET", path, headers: ["Origin: null"]).status == 403)
        let own = "Origin: http://127.0.0.1:\(gateway.port)"
        #expect(try gateway.exchange("GET", path, headers: [own]).status == 200)
        #expect(try gateway.exchange("GET", "/healthz", headers: ["Host: evil.example"]).status == 200)
    }

    @Test func `a host of the configuration may call control`() throws {
        let folder = try ScratchFolder()
        folder.write("chatgate.json", #"{"hosts": ["chat.example"]}"#)
        let gateway = try RunningGateway(in: folder)
        #expect(try gateway.exchange("GET", "/_chatgate/v1", headers: ["Host: chat.example"]).status == 200)
        #expect(try gateway.exchange("GET", "/_chatgate/v1", headers: ["Host: a.chat.example"]).status == 421)
    }
}
