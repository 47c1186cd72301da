import Chat
import Encoding
import Support

/// The world around a configuration file of the tests.
enum ConfigurationSamples {
    static let secret = "0123456789abcdef0123456789abcdef"
    static let pem = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"

    static let sources = ConfigurationSources(
        environment: { ["SECRET": secret, "EMPTY": "", "BLANK": " \n", "PEM": pem][$0] },
        file: { name in
            [
                "good.key": secret + "\n", "dos.key": secret + "\r\n", "two.key": secret + "\n\n",
                "bare.key": secret,
                "empty.key": "", "newline.key": "\n", "pem.key": pem,
            ][name].map { Array($0.utf8) }
        },
        originFault: { $0.hasPrefix("http") ? nil : "\($0) is no origin" },
        listenFault: { $0.contains(":") ? nil : "\($0) has no port" })

    static func read(_ text: String) throws -> Configuration {
        try ConfigurationReader.read(Array(text.utf8), file: "chatgate.json", sources: sources)
    }

    /// A configuration of one applied widget with these further members.
    static func applied(_ more: String = "", secret: String = secret) -> String {
        #"{"widgets":[{"id":"a","platform":"applied","keys":[{"id":"k","secret":"\#(secret)"}]"#
            + (more.isEmpty ? "" : "," + more) + "}]}"
    }

    /// What stands behind a word at the beginning of a comment line of a fixture.
    static func comments(_ word: String, in file: String) -> [String] {
        Repository.text("Fixtures/" + file).split(separator: "\n")
            .filter { $0.hasPrefix("// \(word) ") }.map { String($0.dropFirst(word.utf8.count + 4)) }
    }
}
