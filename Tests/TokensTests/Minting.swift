import Encoding
import Hashing
import Tokens

/// Tokens as a website's backend makes them, and as an attacker would.
enum Minting {
    /// The key and the clock of identity.md, section 5.4.
    static let secret = "0123456789abcdef0123456789abcdef"
    static let now = Instant(seconds: 1_760_000_000)
    static let header = #"{"alg":"HS256","typ":"JWT"}"#
    static let payload = #"{"sub":"u-42","exp":1760003600}"#

    static func key(
        _ id: String? = nil, _ secret: String = Minting.secret, retiresAt: Instant? = nil
    ) -> SigningKey {
        SigningKey(id: id, secret: Array(secret.utf8), retiresAt: retiresAt)
    }

    /// A token over any two texts, with an honest MAC.
    static func token(
        _ payload: String = Minting.payload, header: String = Minting.header, secret: String = Minting.secret
    ) -> String {
        Signer.sign(Array(payload.utf8), header: Array(header.utf8), with: key(nil, secret))
    }

    /// A token over any bytes.
    static func token(bytes payload: [UInt8]) -> String { Signer.sign(payload, with: key()) }

    /// A token over V8's payload with further members, written as JSON.
    static func token(claims: String) -> String { token(String(payload.dropLast()) + "," + claims + "}") }

    /// A token of these members alone, written as JSON.
    static func token(only claims: String, secret: String = Minting.secret) -> String {
        token("{" + claims + "}", secret: secret)
    }

    /// A token over V8's payload, into which members were put at its end after it was signed.
    static func added(_ members: String, to payload: String = Minting.payload) -> String {
        let signed = parts(token(payload))
        return "\(signed.header).\(part(payload.dropLast() + members + "}")).\(signed.signature)"
    }

    /// Two parts as they stand, however wrong, under a MAC that is valid over exactly this text.
    static func raw(_ header: String, _ payload: String, secret: String = Minting.secret) -> String {
        let input = header + "." + payload
        return input + "." + Base64URL.encodedString(mac(input, secret))
    }

    static func mac(_ input: String, _ secret: String = Minting.secret) -> [UInt8] {
        HMACSHA256Key(Array(secret.utf8)).authenticate(Array(input.utf8).span).bytes
    }

    /// A text as one part of a token.
    static func part(_ text: String) -> String { Base64URL.encodedString(Array(text.utf8)) }

    /// The three parts of a token.
    static func parts(_ token: String = token()) -> (header: String, payload: String, signature: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts[1], parts[2])
    }
}
