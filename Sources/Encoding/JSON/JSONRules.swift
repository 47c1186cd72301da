/// What a reader of JSON lets pass, and its limits.
package struct JSONRules: Sendable, Equatable {
    /// What becomes of a member whose name stood before in the same object.
    package enum Duplicates: Sendable, Equatable {
        /// The text is refused.
        case refuse
        /// The member is kept, and listed in `JSON.duplicates`.
        case keep
    }

    /// Whether `// …` and `/* … */` count as white space.
    package var comments: Bool

    /// Whether one comma may follow the last member or element.
    package var trailingCommas: Bool

    /// What becomes of a second member of the same name.
    package var duplicates: Duplicates

    /// How many arrays and objects may enclose each other; more than `deepest` counts as `deepest`.
    package var maxDepth: Int

    /// How many members or elements one object or array may hold.
    package var maxMembers: Int

    /// How many bytes a text may have; 4 GiB is the end in any case.
    package var maxBytes: Int

    /// Writing and comparing follow the nesting on the stack, so no rule may lift this limit.
    package static let deepest = 512

    /// Rules from their parts, strict where nothing is said.
    package init(
        comments: Bool = false, trailingCommas: Bool = false, duplicates: Duplicates = .refuse,
        maxDepth: Int = 64, maxMembers: Int = 1_000, maxBytes: Int = .max
    ) {
        self.comments = comments
        self.trailingCommas = trailingCommas
        self.duplicates = duplicates
        self.maxDepth = maxDepth
        self.maxMembers = maxMembers
        self.maxBytes = maxBytes
    }

    /// RFC 8259 to the letter, and no name twice: for everything that comes over a wire.
    package static let strict = JSONRules()

    /// With comments and trailing commas: for files that people write for us.
    package static let file = JSONRules(comments: true, trailingCommas: true)
}
