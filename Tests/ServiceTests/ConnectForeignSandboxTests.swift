import HTTP
import Service
import Testing

/// A foreign page makes no sandboxes.
@Suite struct ConnectForeignSandboxTests {
    @Test func `a start that a foreign page asks for leaves no sandbox behind`() throws {
        var world = try World(#"{"limits":{"sandboxes":3}}"#)
        for name in ["a", "b", "c", "d"] {
            let refused = world.call(
                .post, "/sandbox/\(name)" + HostedWidget.path, fields: [("Origin", "https://evil.example")],
                body: "{}")
            #expect(refused.status == .badRequest && refused["access-control-allow-origin"] == nil)
        }
        #expect(try !world.start(sandbox: "/sandbox/mine").isEmpty)
    }
}
