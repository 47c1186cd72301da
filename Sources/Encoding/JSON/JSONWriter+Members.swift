/// A name and its value in one call.
extension JSONWriter {
    /// Writes a member that is a string.
    package mutating func member(_ name: StaticString, _ value: String) {
        self.name(name)
        string(value)
    }

    /// Writes a member that is a whole number.
    package mutating func member(_ name: StaticString, _ value: Int) {
        self.name(name)
        int(value)
    }

    /// Writes a member that is a boolean.
    package mutating func member(_ name: StaticString, _ value: Bool) {
        self.name(name)
        bool(value)
    }

    /// Writes a member that was read, in its compact form.
    package mutating func member(_ name: StaticString, _ value: JSON) {
        self.name(name)
        raw(value)
    }
}
