import Encoding
import Tokens

/// Reads a secret: its own text, or the name of the variable or file that holds it.
struct SecretReader {
    let sources: ConfigurationSources
    let file: String?
    private(set) var notes: [String] = []

    init(sources: ConfigurationSources, file: String?) {
        self.sources = sources
        self.file = file
    }

    /// The secret's bytes; refused where it is empty, blank, a public key, or not to be had.
    mutating func read(_ value: JSON, of owner: String) throws(ConfigurationError) -> [UInt8] {
        let secret = try bytes(value, of: owner)
        if sources.refusesDemoSecrets, DemoWidgets.secrets.contains(secret) {
            throw error("the secret of \(owner) is a demo secret, which everybody knows", value)
        }
        if let fault = SecretRules.fault(in: secret) { throw error("the secret of \(owner) \(fault)", value) }
        if secret.count < SigningKey.recommendedLength {
            notes.append(
                "the secret of \(owner) has \(secret.count) bytes; HS256 wants at least 32 (RFC 7518 §3.2)")
        }
        return secret
    }

    private mutating func bytes(_ value: JSON, of owner: String) throws(ConfigurationError) -> [UInt8] {
        if let text = value.stringBytes { return text }
        if sources.inlineSecretsOnly {
            throw error("over HTTP a secret is its own text; variables and files are not read", value)
        }
        let reader = try ObjectReader(value, known: ["env", "file"], what: "a secret", file: file)
        switch (try reader.text("env"), try reader.text("file")) {
        case (let name?, nil):
            guard let text = sources.environment(name) else {
                throw error("the variable \(name) is not set; \(owner) takes its secret from it", value)
            }
            return Array(text.utf8)
        case (nil, let path?):
            guard let bytes = sources.file(path) else {
                throw error("cannot read \(path), which holds the secret of \(owner)", value)
            }
            let secret = SecretRules.withoutFinalLineEnd(bytes)
            if secret.count < bytes.count {
                notes.append("\(path): its final line end is not part of the secret")
            }
            return secret
        default:
            throw error("a secret is a string, or an object with either \"env\" or \"file\"", value)
        }
    }

    private func error(_ sentence: String, _ value: JSON) -> ConfigurationError {
        ConfigurationError(file: file, location: value.location, sentence: sentence)
    }
}
