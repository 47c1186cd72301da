import Testing
import Transport

@testable import Command

/// Where a command finds its gateway.
@Suite struct `the variables of a command` {
    private static func variables(
        _ address: String, configuration: String? = nil, _ environment: [String: String] = [:]
    ) throws -> [String: String] {
        let variables = ChildVariables(
            try #require(ListenAddress(address)), configuration: configuration, program: "/opt/chatgate",
            environment: { environment[$0] })
        return Dictionary(uniqueKeysWithValues: variables.all.map { ($0.name, $0.value) })
    }

    @Test func `they name the gateway, its control, and Amazon's two endpoints`() throws {
        #expect(
            try Self.variables("127.0.0.1:4711") == [
                "CHATGATE_URL": "http://127.0.0.1:4711",
                "CHATGATE_ADMIN_URL": "http://127.0.0.1:4711/_chatgate/v1",
                "AWS_ENDPOINT_URL_CONNECT": "http://127.0.0.1:4711",
                "AWS_ENDPOINT_URL_CONNECTPARTICIPANT": "http://127.0.0.1:4711",
                "CHATGATE_BINARY": "/opt/chatgate",
                "NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost",
            ])
    }

    @Test func `another program that was named stays, and this one can say where it is`() throws {
        #expect(try Self.variables("127.0.0.1:1", ["CHATGATE_BINARY": "mine"])["CHATGATE_BINARY"] == nil)
        #expect(try #require(Files.program).hasPrefix("/"))
    }

    @Test(arguments: [
        ("0.0.0.0:80", "http://127.0.0.1:80"), ("[::]:80", "http://[::1]:80"),
        ("[::1]:80", "http://[::1]:80"), ("localhost:80", "http://localhost:80"),
    ])
    func `an address of all interfaces is reached by loopback`(_ address: String, _ url: String) throws {
        #expect(try Self.variables(address)["CHATGATE_URL"] == url)
    }

    @Test func `a configuration that was named is found from every folder`() throws {
        let found = try Self.variables("127.0.0.1:1", configuration: "a.json")["CHATGATE_CONFIG"]
        #expect(found?.hasPrefix("/") == true && found?.hasSuffix("/a.json") == true)
        let absolute = try Self.variables("127.0.0.1:1", configuration: "/b/a.json")["CHATGATE_CONFIG"]
        #expect(absolute == "/b/a.json")
    }

    @Test(arguments: [
        (["NO_PROXY": "corp.example"], "corp.example,127.0.0.1,localhost"),
        (["no_proxy": "corp.example"], "corp.example,127.0.0.1,localhost"),
        (["NO_PROXY": "localhost, b.example"], "localhost,b.example,127.0.0.1"),
        (["NO_PROXY": ""], "127.0.0.1,localhost"),
        (["no_proxy": "*"], "*"),
    ])
    func `hosts that no proxy is asked for are kept`(_ environment: [String: String], _ list: String) throws {
        let variables = try Self.variables("127.0.0.1:1", environment)
        #expect(variables["NO_PROXY"] == list)
        #expect(variables["no_proxy"] == list)
    }

    @Test func `where the two lists differ, each keeps its own`() throws {
        let variables = try Self.variables("10.0.0.5:1", ["NO_PROXY": "a", "no_proxy": "b"])
        #expect(variables["NO_PROXY"] == "a,127.0.0.1,localhost,10.0.0.5")
        #expect(variables["no_proxy"] == "b,127.0.0.1,localhost,10.0.0.5")
    }
}
