import Chat
import Encoding
import Testing
import Tokens

/// The checks of identity.md that a configuration decides.
@Suite struct ConfigurationChecksTests {
    @Test(arguments: ["", " ", "\\t\\n", "\\r\\n", "\\u000b\\u000c"])
    func `check 35: an empty or blank secret is refused`(secret: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationSamples.read(ConfigurationSamples.applied(secret: secret))
        }
        #expect(error?.sentence == "the secret of key k of a is empty: it would let everybody in")
    }

    @Test(arguments: [1, 8, 31]) func `check 37: a secret under 32 bytes is warned about`(count: Int) throws {
        let secret = String(repeating: "x", count: count)
        let configuration = try ConfigurationSamples.read(ConfigurationSamples.applied(secret: secret))
        let note = "the secret of key k of a has \(count) bytes; HS256 wants at least 32 (RFC 7518 §3.2)"
        #expect(configuration.notes == [note])
    }

    @Test func `check 37: a secret of 32 bytes is enough`() throws {
        let secret = String(repeating: "é", count: 16)
        #expect(try ConfigurationSamples.read(ConfigurationSamples.applied(secret: secret)).notes.isEmpty)
    }

    @Test(arguments: [
        "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----\\nMIIB",
        "x -----BEGIN EC PRIVATE KEY-----",
    ]) func `check 41: a PEM key is refused`(secret: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationSamples.read(ConfigurationSamples.applied(secret: secret))
        }
        #expect(error?.sentence.contains("is a PEM key") ?? false)
    }

    @Test func `check 128: an app's secret that is the token's too is warned about`() throws {
        let shopify = #""shopify":{"shop":"demo.myshopify.com","secret":"\#(ConfigurationSamples.secret)"}"#
        let same = try ConfigurationSamples.read(ConfigurationSamples.applied(shopify))
        #expect(
            same.notes == [
                "widget a: the Shopify app and the token key have the same secret; keep them apart"
            ])
        let other = shopify.replacing("0123", with: "3210")
        #expect(try ConfigurationSamples.read(ConfigurationSamples.applied(other)).notes.isEmpty)
    }

    @Test func `over HTTP a secret is inline text only`() throws {
        var sources = ConfigurationSamples.sources
        sources.inlineSecretsOnly = true
        for secret in [#"{"env":"SECRET"}"#, #"{"file":"good.key"}"#] {
            var reader = WidgetReader(sources: sources, file: nil)
            let json = try JSON(reading: #"{"id":"k","secret":\#(secret)}"#)
            let error = #expect(throws: ConfigurationError.self) { try reader.readKey(json, widget: "a") }
            #expect(
                error?.description
                    == "1:20: over HTTP a secret is its own text; variables and files are not read")
        }
        var reader = WidgetReader(sources: sources, file: nil)
        let key = try reader.readKey(JSON(reading: #"{"id":"k","secret":"s"}"#), widget: "a")
        #expect(key.secret == Array("s".utf8))
        #expect(reader.notes.count == 1)
    }

    @Test func `a strict widget that rejects, and one that is not strict and does not, are both fine`() throws
    {
        for more in [#""strict":true,"onBadToken":"reject""#, #""strict":false,"onBadToken":"anonymous""#] {
            #expect(try ConfigurationSamples.read(ConfigurationSamples.applied(more)).widgets.count == 1)
        }
    }
}
