/// Why a request is refused and its connection closed; the raw value is the sentence that names the rule.
package enum RequestFailure: String, Error, Sendable, CaseIterable {
    // 400
    case badRequestLine = "The request line is not METHOD SP TARGET SP HTTP/1.1 (RFC 9112 §3)."
    case badMethod = "The method is not a token (RFC 9110 §9.1)."
    case badTarget = "The request target holds an octet that RFC 3986 does not allow there (RFC 9112 §3.2)."
    case badTargetForm = "The request target is not in a form for this method (RFC 9112 §3.2)."
    case bareCarriageReturn = "A CR stands without its LF (RFC 9112 §2.2)."
    case bareLineFeed = "A line ends with a bare LF, not with CRLF (RFC 9112 §2.2)."
    case controlCharacter = "The head holds a control character (RFC 9110 §5.5)."
    case emptyLines = "More than one empty line stands before the request line (RFC 9112 §2.2)."
    case obsoleteFold = "A field line begins with a blank; obsolete line folding is refused (RFC 9112 §5.2)."
    case blankBeforeColon = "A blank stands between a field name and its colon (RFC 9112 §5.1)."
    case badFieldName = "A field name is not a token (RFC 9110 §5.1)."
    case missingColon = "A field line has no colon (RFC 9112 §5)."
    case missingHost = "The request has no Host (RFC 9112 §3.2)."
    case repeatedHost = "The request has more than one Host field (RFC 9112 §3.2)."
    case badHost = "The Host is not a host with an optional port (RFC 9110 §7.2)."
    case badContentLength = "The Content-Length is not one decimal number (RFC 9110 §8.6)."
    case repeatedContentLength = "The Content-Length is given more than once (RFC 9112 §6.3)."
    case conflictingLengths = "Transfer-Encoding and Content-Length stand together (RFC 9112 §6.1)."
    case badTransferEncoding = "The Transfer-Encoding is empty, malformed or chunked twice (RFC 9112 §6.1)."
    case oldTransferEncoding = "An HTTP/1.0 request has a Transfer-Encoding (RFC 9112 §6.1)."
    case badChunkSize = "A chunk size is not a plain hexadecimal number (RFC 9112 §7.1)."
    case chunkExtension = "A chunk has an extension, which is refused here (RFC 9112 §7.1.1)."
    case badChunkEnd = "A chunk does not end with CRLF where its size says (RFC 9112 §7.1)."
    case truncated = "The connection ended inside the request (RFC 9112 §8)."
    // 408, 413, 414, 417, 431
    case timedOut = "The request was not whole in time (RFC 9110 §15.5.9)."
    case bodyTooLarge = "The body is larger than this server takes (RFC 9110 §15.5.14)."
    case lineTooLong = "The request line is longer than this server takes (RFC 9110 §15.5.15)."
    case badExpectation = "The only expectation that can be met is 100-continue (RFC 9110 §10.1.1)."
    case headTooLarge = "The head is larger than this server takes (RFC 6585 §5)."
    case tooManyFields = "The request has more fields than this server takes (RFC 6585 §5)."
    // 501, 505
    case unknownCoding = "The only transfer coding that is understood is chunked (RFC 9112 §6.1)."
    case connect = "CONNECT is for proxies; this is none (RFC 9110 §9.3.6)."
    case badVersion = "Only HTTP/1.1 and HTTP/1.0 are spoken here (RFC 9110 §15.6.6)."

    /// The status of the answer: 400, 408, 413, 414, 417, 431, 501 or 505.
    package var status: Status {
        switch self {
        case .timedOut: .requestTimeout
        case .bodyTooLarge: .contentTooLarge
        case .lineTooLong: .uriTooLong
        case .badExpectation: .expectationFailed
        case .headTooLarge, .tooManyFields: .fieldsTooLarge
        case .unknownCoding, .connect: .notImplemented
        case .badVersion: .versionNotSupported
        default: .badRequest
        }
    }

    /// One sentence that names the rule; it holds nothing of what the client sent.
    package var detail: String { rawValue }
}
