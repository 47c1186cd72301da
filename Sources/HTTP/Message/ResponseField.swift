/// One field of an answer.
package struct ResponseField: Sendable, Equatable {
    /// A token; what is none is written as hyphens.
    package var name: String
    /// A field value; octets that may not stand in one are written as spaces.
    package var value: String

    /// A field of this name and value.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the name is this one, given in lower case.
    package func isNamed(_ name: StaticString) -> Bool {
        Octet.spells(self.name.utf8Span.span, 0..<self.name.utf8.count, name)
    }
}
