import HTTP

/// What the `Cache-Control` of an answer says to shared caches (RFC 9111 §5.2.2).
struct CachePolicy {
    private let directives: [(name: String, hasValue: Bool)]

    init(_ response: Response) {
        directives = response.fields.filter { $0.isNamed("cache-control") }
            .flatMap { $0.value.split(separator: ",") }
            .map { directive in
                let parts = directive.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = parts[0].split(separator: " ").joined(separator: " ").lowercased()
                return (name, parts.count > 1)
            }
            .filter { !$0.0.isEmpty }
    }

    /// Whether nothing is said.
    var isAbsent: Bool { directives.isEmpty }

    /// Whether shared caches must not keep the answer; `private="…"` is about single fields only.
    var isGuarded: Bool {
        directives.contains { $0.name == "no-store" || $0.name == "private" && !$0.hasValue }
    }

    /// The directive that lets shared caches keep it; nil where none does.
    var invitation: String? {
        isGuarded ? nil : directives.first { $0.name == "public" || $0.name == "s-maxage" }?.name
    }
}
