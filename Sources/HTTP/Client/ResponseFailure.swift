/// Why an answer cannot be read.
package enum ResponseFailure: Error, Equatable, Sendable {
    /// The status line is not `HTTP/1.x SP 3DIGIT SP reason` (RFC 9112 §4).
    case badStatusLine
    /// A line of the head is not as it must be.
    case head(HeadFault)
    /// The body's framing is not as it must be.
    case body(BodyFault)
    /// The connection ended inside the answer.
    case truncated

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .badStatusLine: "The answer does not begin with an HTTP/1.1 status line."
        case .head(let fault): RequestFailure(fault).detail
        case .body(let fault): RequestFailure(fault).detail
        case .truncated: "The connection ended inside the answer."
        }
    }
}
