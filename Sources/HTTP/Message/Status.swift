/// A status code with its reason phrase (RFC 9110 §15).
package struct Status: Equatable, Sendable {
    /// Three digits, 100 to 599.
    package let code: Int
    /// What stands after the code in a status line; may be empty.
    package let reason: String

    /// A status of any code; a code outside 100 to 599 is taken as 500.
    package init(code: Int, reason: String = "") {
        self.code = (100...599).contains(code) ? code : 500
        self.reason = reason
    }

    /// Whether RFC 9110 §6.4.1 forbids a body: 1xx, 204 and 304.
    package var hasNoBody: Bool { code < 200 || code == 204 || code == 304 }

    /// Whether the code is one of 200 to 299.
    package var isSuccess: Bool { (200...299).contains(code) }

    /// 101: RFC 9110 §15.2.2.
    package static let switchingProtocols = Status(code: 101, reason: "Switching Protocols")
    /// 200: RFC 9110 §15.3.1.
    package static let ok = Status(code: 200, reason: "OK")
    /// 201: RFC 9110 §15.3.2.
    package static let created = Status(code: 201, reason: "Created")
    /// 202: RFC 9110 §15.3.3.
    package static let accepted = Status(code: 202, reason: "Accepted")
    /// 204: RFC 9110 §15.3.5.
    package static let noContent = Status(code: 204, reason: "No Content")
    /// 304: RFC 9110 §15.4.5.
    package static let notModified = Status(code: 304, reason: "Not Modified")
    /// 400: RFC 9110 §15.5.1.
    package static let badRequest = Status(code: 400, reason: "Bad Request")
    /// 401: RFC 9110 §15.5.2.
    package static let unauthorized = Status(code: 401, reason: "Unauthorized")
    /// 402: RFC 9110 §15.5.3.
    package static let paymentRequired = Status(code: 402, reason: "Payment Required")
    /// 403: RFC 9110 §15.5.4.
    package static let forbidden = Status(code: 403, reason: "Forbidden")
    /// 404: RFC 9110 §15.5.5.
    package static let notFound = Status(code: 404, reason: "Not Found")
    /// 405: RFC 9110 §15.5.6.
    package static let methodNotAllowed = Status(code: 405, reason: "Method Not Allowed")
    /// 408: RFC 9110 §15.5.9.
    package static let requestTimeout = Status(code: 408, reason: "Request Timeout")
    /// 409: RFC 9110 §15.5.10.
    package static let conflict = Status(code: 409, reason: "Conflict")
    /// 410: RFC 9110 §15.5.11.
    package static let gone = Status(code: 410, reason: "Gone")
    /// 413: RFC 9110 §15.5.14.
    package static let contentTooLarge = Status(code: 413, reason: "Content Too Large")
    /// 414: RFC 9110 §15.5.15.
    package static let uriTooLong = Status(code: 414, reason: "URI Too Long")
    /// 415: RFC 9110 §15.5.16.
    package static let unsupportedMediaType = Status(code: 415, reason: "Unsupported Media Type")
    /// 417: RFC 9110 §15.5.18.
    package static let expectationFailed = Status(code: 417, reason: "Expectation Failed")
    /// 422: RFC 9110 §15.5.21.
    package static let unprocessableContent = Status(code: 422, reason: "Unprocessable Content")
    /// 426: RFC 9110 §15.5.22.
    package static let upgradeRequired = Status(code: 426, reason: "Upgrade Required")
    /// 429: RFC 6585 §4.
    package static let tooManyRequests = Status(code: 429, reason: "Too Many Requests")
    /// 431: RFC 6585 §5.
    package static let fieldsTooLarge = Status(code: 431, reason: "Request Header Fields Too Large")
    /// 500: RFC 9110 §15.6.1.
    package static let internalServerError = Status(code: 500, reason: "Internal Server Error")
    /// 501: RFC 9110 §15.6.2.
    package static let notImplemented = Status(code: 501, reason: "Not Implemented")
    /// 502: RFC 9110 §15.6.3.
    package static let badGateway = Status(code: 502, reason: "Bad Gateway")
    /// 503: RFC 9110 §15.6.4.
    package static let serviceUnavailable = Status(code: 503, reason: "Service Unavailable")
    /// 505: RFC 9110 §15.6.6.
    package static let versionNotSupported = Status(code: 505, reason: "HTTP Version Not Supported")
}
