import Tokens

extension ProxyCheck {
    static let structure = ProxyCheck(
        .structure, "Every name and value decodes, and to UTF-8 (RFC 3986 §2.1, WHATWG URL §5.1)."
    ) { evidence in
        switch evidence.query.fault {
        case .tooLarge:
            return .skipped
        case .malformed(let offset):
            return .fail(
                Finding(
                    "an escape is broken, or what it stands for is not UTF-8",
                    expected: "two hexadecimal digits after every %",
                    actual: "the parameter at byte \(offset) of the query",
                    advice: "Pass the query on exactly as Shopify sent it."))
        case nil:
            return .pass
        }
    }
}
