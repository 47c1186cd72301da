/// What a page is made of, as far as anybody looks at it.
enum PagePart: Sendable {
    /// A start tag.
    case tag(PageTag)
    /// A comment, or what the HTML standard takes for one.
    case comment(Range<Int>)
    /// The raw text behind a start tag like `script`, and whether an end tag closes it.
    case text(of: PageTag, Range<Int>, isClosed: Bool)
}
