import Encoding

extension TokenCheck {
    static let algorithm = TokenCheck(
        .algorithm, "`alg` is exactly HS256: the key decides the algorithm, never the token (RFC 8725 §3.1)."
    ) { evidence in
        if evidence.hasKnownHeader { return .pass }
        guard let header = evidence.header.object, header.duplicates.isEmpty else { return .skipped }
        guard let algorithm = header["alg"] else {
            return .fail(
                Finding(
                    "`alg` is missing", expected: "HS256",
                    advice: "Sign with a JWT library and name HS256 to it."))
        }
        if algorithm.hasString("HS256") { return .pass }
        return .fail(
            Finding(
                expected: "HS256", actual: algorithm.excerpt,
                advice: "This platform takes HS256 with the widget's secret and nothing else."))
    }
}

extension JSON {
    /// The value as JSON, cut to what a line of a report holds.
    var excerpt: String { description.cut(to: 80) }
}

extension String {
    /// The text, cut to so many scalars: a finding never carries what a sender chose to make long.
    func cut(to maximum: Int) -> String {
        if utf8.count <= maximum { return self }
        let scalars = unicodeScalars.prefix(maximum)
        return scalars.count == unicodeScalars.count ? self : String(String.UnicodeScalarView(scalars)) + "…"
    }
}
