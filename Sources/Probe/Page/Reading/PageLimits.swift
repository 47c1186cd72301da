/// How much of a page is looked at; what lies beyond is said by the finding `limits`.
package enum PageLimits {
    /// The most bytes of one page.
    package static let bytes = 4 << 20
    /// The most attributes of one tag.
    static let attributes = 100
    /// The most chat elements of one page, and the most calls and loaders of its scripts.
    static let snippets = 50
    /// The most tokens that are judged, beside those of chat elements.
    static let tokens = 50
    /// The longest text that is taken for a token, in bytes; no platform takes one as long.
    static let token = 64 << 10
    /// The most findings of one rule.
    static let findings = 20
    /// The most occurrences of one secret that are reported.
    static let leaks = 5
}
