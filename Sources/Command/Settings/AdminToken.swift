import Chat

/// What control wants, or is shown, as a bearer token: `CHATGATE_ADMIN_TOKEN`.
enum AdminToken {
    /// The token without a final line end, which secret files leave and no header can carry; nil: none is
    /// set.
    static func read(_ console: Console) -> String? {
        guard let text = SystemEnvironment.variable("CHATGATE_ADMIN_TOKEN") else { return nil }
        let bytes = SecretRules.withoutFinalLineEnd(Array(text.utf8))
        if bytes.count < text.utf8.count {
            console.error("chatgate: the final line end of CHATGATE_ADMIN_TOKEN is not part of it")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
