import Chat
import Encoding
import Testing
import Tokens

/// What the tests know of the demo widgets.
enum Demo {
    static let applied = "demo-applied"
    static let connect = "00000000-0000-4000-8000-00000000c0de"
    /// A moment, in both of the forms that `--at` takes.
    static let noon = "2026-01-15T12:00:00Z"
    static let noonSeconds = 1_768_478_400

    /// A token of the applied demo widget with these claims, signed with another secret where one is named.
    static func token(_ claims: String, header: String? = nil, secret: String = DemoWidgets.appliedSecret)
        -> String
    {
        let key = SigningKey(id: nil, secret: Array(secret.utf8))
        return Signer.sign(
            Array(claims.utf8), header: header.map { Array($0.utf8) } ?? Signer.header, with: key)
    }

    /// A token that holds for an hour from noon.
    static let good = token(#"{"sub":"u-42","iat":\#(noonSeconds),"exp":\#(noonSeconds + 3600)}"#)
    /// One that ended a minute before noon.
    static let expired = token(#"{"sub":"u-42","exp":\#(noonSeconds - 60)}"#)

    /// The payload of a token, as JSON.
    static func payload(_ token: String) throws -> JSON {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        let payload = try #require(parts.count == 3 ? parts[1] : nil, "no token: \(token)")
        return try JSON(reading: Base64URL.decode(Array(payload.utf8)))
    }
}
