import Chat
import Encoding
import Support
import Testing
import Tokens

/// The defaults of the contract's section 2, one by one.
@Suite struct ConfigurationDefaultsTests {
    @Test func `an applied widget has the contract's defaults`() throws {
        let widget = try #require(ConfigurationSamples.read(ConfigurationSamples.applied()).widgets.first)
        #expect(widget.id == "a")
        #expect(widget.platform == .applied)
        #expect(widget.keys.keys.map(\.id) == ["k"])
        #expect(widget.keys.keys[0].retiresAt == nil)
        #expect(!widget.strict)
        #expect(widget.onBadToken == .reject)
        #expect(widget.anonymous == .allow)
        #expect(widget.leeway == .zero)
        #expect(!widget.requiresExpiry)
        #expect(!widget.checksIssuedAt)
        #expect(widget.issuer == nil)
        #expect(widget.audience == nil)
        #expect(widget.maximumLifetime == nil)
        #expect(widget.agentContext == nil)
        #expect(widget.onLogin == .separate)
        #expect(widget.allowedOrigins.isEmpty)
        #expect(widget.shopify == nil)
        #expect(widget.connect == nil)
    }

    @Test func `an amazon-connect widget has the contract's defaults`() throws {
        let text = """
            {"widgets":[{"id":"c","platform":"amazon-connect","snippetId":"s",
            "instanceId":"i","contactFlowId":"f",
            "keys":[{"id":"k","secret":"\(ConfigurationSamples.secret)"}]}]}
            """
        let widget = try #require(ConfigurationSamples.read(text).widgets.first)
        let connect = try #require(widget.connect)
        #expect(connect.snippetID == "s" && connect.instanceID == "i" && connect.contactFlowID == "f")
        #expect(connect.security == .required)
        #expect(connect.autoReply == .off)
        #expect(connect.awsCredentials.isEmpty)
        #expect(connect.maximumActiveChats == nil)
        #expect(widget.leeway == .zero)
        #expect(widget.allowedOrigins.isEmpty)
    }

    @Test func `the demo widgets are those of the contract's table`() throws {
        let widgets = Configuration().widgets
        #expect(widgets.count == 2 && Configuration().hasDemoWidgets)
        #expect(widgets[0].id == "demo-applied" && widgets[0].platform == .applied)
        #expect(Self.secrets(widgets[0]) == ["chatgate-demo-applied-secret-0123456789"])
        #expect(widgets[0].anonymous == .allow)
        #expect(
            widgets[1].id == "00000000-0000-4000-8000-00000000c0de" && widgets[1].platform == .amazonConnect)
        #expect(Self.secrets(widgets[1]) == ["chatgate-demo-connect-secret-0123456789abcde"])
        let connect = try #require(widgets[1].connect)
        #expect(connect.snippetID == "demo-snippet")
        #expect(connect.instanceID == "00000000-0000-4000-8000-0000000000aa")
        #expect(connect.contactFlowID == "00000000-0000-4000-8000-0000000000bb")
        #expect(connect.security == .required)
        for widget in widgets {
            #expect(widget.allowedOrigins == ["http://localhost:*", "http://127.0.0.1:*"])
        }
    }

    private static func secrets(_ widget: Widget) -> [String] {
        widget.keys.keys.map { String(decoding: $0.secret, as: UTF8.self) }
    }

    @Test func `the limits are those of the contract's table`() {
        let limits = Limits()
        #expect(limits.head == 32_768 && limits.body == 1_048_576)
        #expect(limits.attachment == 20_971_520 && limits.attachments == 268_435_456)
        #expect(limits.token == nil)
        #expect(limits.subject == 255)
        #expect(limits.depth == 64 && limits.members == 1_000)
        #expect(limits.text == 16_384)
        #expect(limits.connections == 16_384 && limits.sessions == 2_000_000)
        #expect(limits.sandboxes == 256 && limits.revocations == 100_000)
        #expect(limits.journal == 67_108_864)
    }

    @Test func `every row of the table of limits is a member`() throws {
        let names = [
            "head", "body", "attachment", "attachments", "token", "subject", "depth", "members", "text",
            "connections",
            "sessions", "sandboxes", "revocations", "journal",
        ]
        for name in names {
            let limits = try ConfigurationSamples.read(#"{"limits":{"\#(name)":17}}"#).limits
            let values = [
                limits.head, limits.body, limits.attachment, limits.attachments, limits.token ?? 0,
                limits.subject,
                limits.depth, limits.members, limits.text, limits.connections, limits.sessions,
                limits.sandboxes,
                limits.revocations, limits.journal,
            ]
            #expect(values.count { $0 == 17 } == 1 && values.firstIndex(of: 17) == names.firstIndex(of: name))
        }
    }

    @Test func `a token's limit differs by platform until it is given`() throws {
        let widgets = Configuration().widgets
        #expect(widgets.map { $0.policy(limits: Limits()).maximumBytes } == [8_192, 3_072])
        var limits = Limits()
        limits.token = 100
        #expect(widgets.map { $0.policy(limits: limits).maximumBytes } == [100, 100])
    }

    @Test func `every limit of JSON and subject reaches the verifier`() throws {
        var limits = Limits()
        (limits.depth, limits.members, limits.subject) = (5, 6, 7)
        let policy = Configuration().widgets[0].policy(limits: limits)
        #expect(policy.maximumDepth == 5 && policy.maximumMembers == 6)
        #expect(policy.subject == .customer(maximumBytes: 7, reservedPrefix: nil))
    }
}
