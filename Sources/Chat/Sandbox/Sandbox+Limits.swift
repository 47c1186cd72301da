package import Encoding

/// Limits that are kept outside the sandbox and told in its journal.
extension Sandbox {
    /// Notes that a limit refused something.
    package mutating func reached(limit name: String, maximum: Int, at now: Instant) {
        journal.append(.limit(name: name, maximum: maximum), widget: nil, at: now)
    }
}
