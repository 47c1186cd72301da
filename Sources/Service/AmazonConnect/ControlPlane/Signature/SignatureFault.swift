import HTTP

/// Why a request is not taken as signed, in the terms of AWS (amazon-connect.md, section 6.2).
///
/// A session token that has expired is not modelled: no session tokens are.
package enum SignatureFault: Error {
    /// No `Authorization` came.
    case missing
    /// `Authorization`, or what it speaks of, is not whole.
    case incomplete(String)
    /// No credential of the widget has this id.
    case unknownKey
    /// It was made for something else, or at another time.
    case scope(String)
    /// Another signature was expected; the text says what differs, for those who may know.
    case mismatch(String)

    /// The error on the wire; `explains` where the one who asks may be told what differs.
    func error(explains: Bool) -> ServiceError {
        switch self {
        case .missing:
            Self.error("MissingAuthenticationTokenException", "Missing Authentication Token")
        case .incomplete(let sentence):
            Self.error("IncompleteSignatureException", sentence)
        case .unknownKey:
            Self.error(
                "UnrecognizedClientException", "The security token included in the request is invalid.")
        case .scope(let sentence):
            Self.error("InvalidSignatureException", sentence)
        case .mismatch(let difference):
            Self.error("InvalidSignatureException", Self.mismatch + (explains ? " " + difference : ""))
        }
    }

    private static let mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS "
        + "Secret Access Key and signing method. Consult the service documentation for details."

    private static func error(_ code: String, _ message: String) -> ServiceError {
        ServiceError(.forbidden, code, message)
    }
}
