import Chat
import Encoding
import Tokens

/// Makes tokens as a website's backend would.
enum TokenMint {
    /// The key of `demo-applied`.
    static let key = SigningKey(id: nil, secret: Array(DemoWidgets.appliedSecret.utf8))

    /// A token with these claims, a JSON object, written as they stand.
    static func token(_ claims: String, header: String? = nil, key: SigningKey = key) -> Credential {
        .token(bytes(claims, header: header, key: key))
    }

    /// The token's bytes.
    static func bytes(_ claims: String, header: String? = nil, key: SigningKey = key) -> [UInt8] {
        Array(
            Signer.sign(Array(claims.utf8), header: header.map { Array($0.utf8) } ?? Signer.header, with: key)
                .utf8)
    }

    /// A token of a customer that holds for an hour from the tests' noon.
    static func customer(_ sub: String, _ more: String = "") -> Credential {
        let rest = more.isEmpty ? "" : "," + more
        let times = #""iat":\#(World.noonSeconds),"exp":\#(World.noonSeconds + 3_600)"#
        return token(#"{"sub":"\#(sub)",\#(times)\#(rest)}"#)
    }
}
