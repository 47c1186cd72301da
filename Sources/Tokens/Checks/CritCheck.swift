import Encoding

extension TokenCheck {
    static let crit = TokenCheck(
        .crit, "No extension is critical: none is understood here (RFC 7515 §4.1.11, RFC 7797 §7)."
    ) { evidence in
        if evidence.hasKnownHeader { return .pass }
        guard let header = evidence.header.object, header.duplicates.isEmpty else { return .skipped }
        guard let crit = header["crit"] else { return .pass }
        return .fail(
            Finding(
                critFault(crit), expected: "no `crit`", actual: crit.excerpt,
                advice: "Sign a plain JWT: leave `crit` and the extensions that it names out of the header."))
    }

    private static func critFault(_ crit: JSON) -> String {
        guard crit.kind == .array, crit.elements.allSatisfy({ $0.kind == .string }) else {
            return "`crit` must be an array of strings"
        }
        guard let first = crit.elements.first(where: { _ in true })?.string else {
            return "`crit` must not be empty"
        }
        return "`\(first)` is not understood"
    }
}
