import Encoding

extension TokenCheck {
    static let type = TokenCheck(
        .type, "`typ` is absent or JWT, and nothing is nested (RFC 7519 §5.1, RFC 8725 §3.11)."
    ) { evidence in
        if evidence.hasKnownHeader { return .pass }
        guard let header = evidence.header.object, header.duplicates.isEmpty else { return .skipped }
        if let typ = header["typ"], !isJWT(typ) {
            return .fail(
                Finding(
                    expected: "typ JWT", actual: typ.excerpt,
                    advice: "Sign a plain JWT for the widget; a token made for another purpose is not taken.")
            )
        }
        if let cty = header["cty"], isJWT(cty) {
            return .fail(
                Finding(
                    "`cty` says that a token is nested inside", expected: "no cty", actual: cty.excerpt,
                    advice: "Put the claims into the payload itself."))
        }
        return .pass
    }

    /// Media types compare without letter case, and `application/` may be left out (RFC 7515 §4.1.9).
    private static func isJWT(_ value: JSON) -> Bool {
        if value.hasString("JWT") { return true }
        guard let name = value.stringBytes, name.count <= 15 else { return false }
        let lower = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lower.elementsEqual("jwt".utf8) || lower.elementsEqual("application/jwt".utf8)
    }
}
