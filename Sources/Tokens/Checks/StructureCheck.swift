import Encoding

extension TokenCheck {
    static let structure = TokenCheck(
        .structure,
        "Three parts joined by two dots, nothing around them, a JSON object as header (RFC 7515 §7.1)."
    ) { evidence in
        guard evidence.isWithinSize else { return .skipped }
        if let fault = evidence.formFault { return .fail(fault.finding) }
        switch evidence.header {
        case .notAnObject(let kind):
            return .fail(
                Finding(
                    "the header is \(kind), not an object", expected: "a JSON object",
                    advice: "Sign with a JWT library; it writes {\"alg\":\"HS256\",\"typ\":\"JWT\"}."))
        case .fault(let error):
            return .fail(
                Finding(
                    "the header is not JSON: \(error.sentence)", expected: "a JSON object",
                    actual: "byte \(error.offset) of the decoded header",
                    advice: "Sign with a JWT library; it writes the header for you."))
        case .object, .unread:
            return .pass
        }
    }
}

extension CompactSerialization.Fault {
    /// What is wrong, and what to do about it.
    var finding: Finding {
        switch self {
        case .surroundedByBlank:
            Finding(
                "a blank or line end stands before or after the token",
                advice: "Trim the token before you hand it on.")
        case .quoted:
            Finding(
                "quotes stand around the token",
                advice: "Hand over the string itself, not its JSON or shell spelling.")
        case .schemePrefix:
            Finding(
                "`Bearer ` stands before the token",
                advice: "Pass the token alone; the scheme belongs to the header field.")
        case .jsonSerialization:
            Finding(
                "a JSON object came instead of the compact form",
                advice:
                    "Hand over the token string, not the whole answer of your endpoint, and not JWS JSON "
                    + "serialization."
            )
        case .noToken:
            Finding(
                "a placeholder came instead of a token",
                advice:
                    "Wait for the token before you pass it: an object or a missing value was turned into "
                    + "text."
            )
        case .encrypted:
            Finding(
                "five parts: this is an encrypted token (JWE)",
                advice: "Send a signed token; encryption proves nothing about who made it.")
        case .parts(let count):
            Finding(
                expected: "3 parts",
                actual: count > 5 ? "more than 5 parts" : "\(count) part\(count == 1 ? "" : "s")",
                advice: "Pass the token whole: header, payload and signature, joined by dots.")
        case .emptyPart(let name):
            Finding(
                "the \(name) is empty", advice: "Pass the token whole; it was cut or put together wrongly.")
        }
    }
}
