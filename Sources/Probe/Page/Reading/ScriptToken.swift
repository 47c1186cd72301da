/// What a script is made of, as far as a snippet's calls show.
enum ScriptToken: Sendable, Equatable {
    /// A name, a keyword or a number.
    case word(Range<Int>)
    /// What stands between the quotes of a string or a template, escapes and all.
    case string(Range<Int>)
    /// Any other character.
    case mark(UInt8)
    /// A regular expression.
    case pattern
}
