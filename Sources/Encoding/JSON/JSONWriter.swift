/// Writes compact JSON from left to right.
///
/// It places commas and colons; that names stand in objects only and that all is closed is the caller's part.
package struct JSONWriter: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// Whether a value stands before in the same container.
    private var needsComma = false

    /// An empty text with room for some bytes.
    package init(capacity: Int = 256) { bytes.reserveCapacity(max(capacity, 0)) }

    /// Writes `{`.
    package mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Writes `}`.
    package mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Writes `[`.
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Writes `]`.
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a member's name; its value comes next.
    package mutating func name(_ name: StaticString) {
        comma()
        JSONEscape.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a member's name; its value comes next.
    package mutating func name(_ name: String) {
        comma()
        JSONEscape.append(name.utf8Span.span, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    package mutating func string(_ value: String) {
        comma()
        JSONEscape.append(value.utf8Span.span, to: &bytes)
    }

    /// Writes a string.
    package mutating func string(_ value: StaticString) {
        comma()
        JSONEscape.append(value, to: &bytes)
    }

    /// Writes a string of UTF-8 bytes; that they are UTF-8 is the caller's part.
    package mutating func stringBytes(_ value: [UInt8]) {
        comma()
        JSONEscape.append(value.span, to: &bytes)
    }

    /// Writes a time as a string: RFC 3339 in UTC with milliseconds.
    package mutating func instant(_ value: Instant) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        value.writeRFC3339(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    package mutating func int(_ value: Int64) {
        comma()
        Digits.append(value, to: &bytes)
    }

    /// Writes a whole number.
    package mutating func int(_ value: Int) { int(Int64(value)) }

    /// Writes a number with the fewest digits that read back the same; whole ones below 2⁵³ without `.0`.
    ///
    /// JSON has no infinity and no NaN (RFC 8259 §6): those become `null`.
    package mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        if value.magnitude < 9_007_199_254_740_992, value != 0 || value.sign == .plus {
            let whole = Int64(value)
            if Double(whole) == value { return int(whole) }
        }
        comma()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        comma()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        comma()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that was read, in its compact form.
    package mutating func raw(_ value: JSON) {
        comma()
        value.write(to: &bytes)
    }

    /// Writes a value that was read, each string of it as `write` does, which writes one value or none; names
    /// of members stay.
    package mutating func raw(_ value: JSON, strings write: (String, inout JSONWriter) -> Void) {
        switch value.kind {
        case .string: write(value.string ?? "", &self)
        case .array:
            beginArray()
            for element in value.elements { raw(element, strings: write) }
            endArray()
        case .object:
            beginObject()
            for member in value.members {
                name(member.name)
                raw(member.value, strings: write)
            }
            endObject()
        default: raw(value)
        }
    }

    /// Writes a member that was read, name and value as written.
    package mutating func member(_ member: JSONMember) {
        comma()
        member.write(to: &bytes)
    }

    /// Writes bytes that are one JSON value already, as they are.
    package mutating func rawBytes(_ value: [UInt8]) {
        comma()
        bytes.append(contentsOf: value)
    }

    /// A comma where a value stands before; from here on, one does.
    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func begin(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}
