/// One call of a hosted widget's snippet, like `amazon_connect('authenticate', …)`.
struct SnippetCall: Sendable {
    /// What a call is given behind its name.
    enum Argument: Sendable, Equatable {
        /// Nothing.
        case none
        /// A function, and whether it uses its parameter.
        case function(usesParameter: Bool)
        /// A string, or a template.
        case text(Range<Int>)
        /// Something else, like a name or an object.
        case other
    }

    /// The name of the field, like `snippetId`.
    let name: String
    /// Where the call begins.
    let place: Int
    /// What the field is set to.
    let argument: Argument
}
