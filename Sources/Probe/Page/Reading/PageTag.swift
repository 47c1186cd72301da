/// One start tag of a page.
struct PageTag: Sendable {
    /// One attribute; of a name that stands twice the first alone counts (HTML standard §13.2.5.33).
    struct Attribute: Sendable {
        /// In lower case.
        let name: String
        /// Where the name stands.
        let place: Int
        /// Where the value stands, without its quotes; empty where there is none.
        let value: Range<Int>
    }

    /// In lower case.
    let name: String
    /// Where its `<` stands.
    let place: Int
    /// In the order of the page, repeated names included; at most `PageLimits.attributes`.
    var attributes: [Attribute] = []
    /// Whether it ends with `/>`.
    var isSelfClosing = false
    /// Whether there are more attributes than are kept.
    var isCut = false

    /// The attribute of a name; nil where the tag has none.
    func attribute(_ name: StaticString) -> Attribute? {
        attributes.first { $0.name.utf8.elementsEqual("\(name)".utf8) }
    }
}
