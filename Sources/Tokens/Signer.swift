import Encoding
import Hashing

/// Signs tokens as a website's backend does: HS256 over the compact form (RFC 7515 §5.1).
package enum Signer {
    /// The header that JWT libraries write.
    package static let header = Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8)

    /// The token over a payload, which is signed as it is, valid or not.
    package static func sign(_ payload: [UInt8], header: [UInt8] = Signer.header, with key: SigningKey)
        -> String
    {
        var token = Base64URL.encode(header.span)
        token.append(UInt8(ascii: "."))
        token += Base64URL.encode(payload.span)
        let signature = key.mac.authenticate(token.span).bytes
        token.append(UInt8(ascii: "."))
        token += Base64URL.encode(signature.span)
        return String(decoding: token, as: UTF8.self)
    }
}
