/// A regular expression of a fixture: Swift's own `Regex` (contract, section 7).
enum Expression {
    /// The longest pattern, in bytes.
    static let maximum = 1024

    /// What is wrong with a pattern; nil where nothing is.
    static func fault(in pattern: String) -> String? {
        if pattern.utf8.count > maximum { return "it is longer than \(maximum) bytes" }
        do {
            _ = try Regex(pattern)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Whether a pattern matches anywhere in a text.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return text.firstMatch(of: regex) != nil
    }
}
