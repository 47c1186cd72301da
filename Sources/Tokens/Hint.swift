/// A likely mistake, named: what the website did, and how it shows.
package struct Hint: Sendable, Equatable {
    /// The stable name of the mistake, like `milliseconds`.
    package let id: String
    /// One sentence for the website's developer.
    package let detail: String
    /// What to write instead; nil where the website's code is not what is to be changed.
    package let repair: Repair?

    /// A hint of a registered kind.
    package init(_ id: String, _ detail: String, repair: Repair? = nil) {
        self.id = id
        self.detail = detail
        self.repair = repair
    }
}
