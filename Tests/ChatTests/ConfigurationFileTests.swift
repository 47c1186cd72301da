import Chat
import Encoding
import Support
import Testing
import Tokens

@Suite struct ConfigurationFileTests {
    static let good = Repository.fixtures(in: "configuration", ending: ".json")
    static let bad = Repository.fixtures(in: "configuration", ending: ".json.bad")

    @Test func `there are at least forty wrong files`() {
        #expect(Self.bad.count >= 40)
        #expect(Self.good.count >= 8)
    }

    /// `// expect LINE:COLUMN words` stands in the file's first line.
    @Test(arguments: bad) func `refuses a wrong file at its place`(file: String) throws {
        let expected = try #require(ConfigurationSamples.comments("expect", in: file).first)
        let parts = expected.split(separator: " ", maxSplits: 1)
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationSamples.read(Repository.text("Fixtures/" + file))
        }
        let found = try #require(error)
        #expect("\(found.location.line):\(found.location.column)" == parts[0], "\(found)")
        #expect(found.sentence.contains(parts.count > 1 ? parts[1] : ""), "\(found)")
        #expect(!found.sentence.isEmpty)
        #expect(found.description.hasPrefix("chatgate.json:\(parts[0]): "))
        #expect(!found.description.contains(ConfigurationSamples.secret), "a secret stands in an error")
    }

    /// `// setting NAME = VALUE` and `// note WORDS` stand in the file; the notes are all there are.
    @Test(arguments: good) func `reads a right file`(file: String) throws {
        let configuration = try ConfigurationSamples.read(Repository.text("Fixtures/" + file))
        for line in ConfigurationSamples.comments("setting", in: file) {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.drop { $0 == " " } }
            let name = parts[0].dropLast()
            let setting = configuration.settings.first { $0.name.utf8.elementsEqual(name.utf8) }
            #expect(setting?.value == String(parts.last ?? ""), "\(name)")
        }
        #expect(configuration.notes == ConfigurationSamples.comments("note", in: file))
        #expect(!configuration.settings.contains { $0.value.contains(ConfigurationSamples.secret) })
    }

    @Test(arguments: good + bad) func `no file cut short or changed by a byte crashes`(file: String) {
        let bytes = Repository.fixture(file)
        var random = Pseudorandom(state: UInt64(bytes.count))
        for _ in 0..<40 {
            let place = Int(random.next() % UInt64(bytes.count))
            var changed = bytes
            changed[place] = UInt8(truncatingIfNeeded: random.next())
            for text in [changed, Array(bytes[..<place])] {
                let read = try? ConfigurationReader.read(
                    text, file: "f", sources: ConfigurationSamples.sources)
                if let read { #expect(read.settings.count > 10) }
            }
        }
    }

    @Test func `says where every value came from`() throws {
        let configuration = try ConfigurationSamples.read("{\n  \"limits\": { \"text\": \"1KiB\" }\n}")
        let text = configuration.settings.first { $0.name == "limits.text" }
        let body = configuration.settings.first { $0.name == "limits.body" }
        #expect(
            text == Configuration.Setting(name: "limits.text", value: "1KiB", source: "chatgate.json:2:23"))
        #expect(body == Configuration.Setting(name: "limits.body", value: "1MiB", source: "default"))
    }

    @Test func `a file without widgets keeps the demo ones, an empty list does not`() throws {
        let kept = try ConfigurationSamples.read("{}")
        #expect(kept.hasDemoWidgets && kept.widgets.map(\.id) == DemoWidgets.all.map(\.id))
        let none = try ConfigurationSamples.read(#"{"widgets":[]}"#)
        #expect(!none.hasDemoWidgets && none.widgets.isEmpty)
    }

    @Test func `the bytes of a secret are its own, less one final line end of a file`() throws {
        let configuration = try ConfigurationSamples.read(
            Repository.text("Fixtures/configuration/secrets.json"))
        let keys = try #require(configuration.widgets.first?.keys.keys)
        let secret = ConfigurationSamples.secret
        let expected = [secret, secret, secret, secret, secret + "\n", secret, "pässwörd-pässwörd-pässwörd-"]
        #expect(keys.map { String(decoding: $0.secret, as: UTF8.self) } == expected)
    }
}
