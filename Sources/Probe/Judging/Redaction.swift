/// Takes tokens and secrets out of what is going to be shown.
struct Redaction: Sendable {
    private let secrets: [KnownSecret]
    private let tokens: [[UInt8]]

    init(secrets: [KnownSecret], tokens: [[UInt8]]) {
        self.secrets = secrets
        // A shorter text is no token that anybody could use, and may be part of any word.
        self.tokens = tokens.filter { $0.count >= 16 }
    }

    /// The bytes without any token or secret.
    func bytes(_ bytes: [UInt8]) -> [UInt8] {
        let withoutTokens = tokens.reduce(bytes) { KnownSecret.replacing($1, in: $0, by: "(token)") }
        return secrets.reduce(withoutTokens) { $1.removed(from: $0) }
    }

    /// The text without any token or secret.
    func text(_ text: String) -> String {
        String(decoding: bytes(Array(text.utf8)), as: UTF8.self)
    }
}
