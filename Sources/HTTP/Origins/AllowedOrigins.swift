/// The origins whose pages may call a widget.
package struct AllowedOrigins: Sendable {
    private let patterns: [OriginPattern]

    /// Patterns such as `https://shop.example`, `http://localhost:3000` or `http://localhost:*` (any port).
    ///
    /// With `includingSubdomains` a host stands for every name below it too, unless it is an address or a
    /// single label such as `localhost`. Throws for what is no origin, `null`, a path, user information or
    /// another wildcard.
    package init(_ patterns: [String], includingSubdomains: Bool = false) throws(OriginPatternError) {
        var read: [OriginPattern] = []
        for pattern in patterns {
            read.append(try OriginPattern(pattern, includingSubdomains: includingSubdomains))
        }
        self.patterns = read
    }

    /// No origin at all.
    package init() { patterns = [] }

    /// What is wrong with a pattern, in one sentence with the pattern in quotes; nil where nothing is.
    package static func fault(in pattern: String) -> String? {
        do throws(OriginPatternError) {
            _ = try AllowedOrigins([pattern])
            return nil
        } catch {
            return error.sentence
        }
    }

    /// Whether there is no pattern at all.
    package var isEmpty: Bool { patterns.isEmpty }

    /// Whether the value of an `Origin` field is allowed; `null` never is (RFC 6454 §7).
    package func allows(_ origin: Span<UInt8>) -> Bool {
        guard let parts = Origin(origin) else { return false }
        for pattern in patterns where pattern.allows(origin, parts) { return true }
        return false
    }

    /// Whether the value of an `Origin` field is allowed.
    package func allows(_ origin: String) -> Bool { allows(origin.utf8Span.span) }
}
