/// The fields of a message in the order they came: the bytes of its head and where each field stands in them.
///
/// Values become texts only when asked for. Names are asked for in lower case and found in any.
package struct Fields: Sendable {
    let bytes: [UInt8]
    let index: [FieldRange]

    /// How many field lines there are.
    package var count: Int { index.count }

    /// The value of the first field of a name in lower case; octets that are not UTF-8 become U+FFFD.
    package subscript(_ name: StaticString) -> String? {
        guard let field = first(name) else { return nil }
        return String(copying: bytes.span, field.value.range)
    }

    /// The values of all fields of a name in lower case, one for each field line.
    package func values(_ name: StaticString) -> [String] {
        index.filter { isNamed($0, name) }.map { String(copying: bytes.span, $0.value.range) }
    }

    /// How many field lines have a name in lower case.
    package func count(of name: StaticString) -> Int {
        var found = 0
        for field in index where isNamed(field, name) { found += 1 }
        return found
    }

    /// The bytes of the first value of a name in lower case, without a copy.
    package func valueBytes(_ name: StaticString) -> ArraySlice<UInt8>? {
        first(name).map { bytes[$0.value.range] }
    }

    /// Whether a list of tokens, over all field lines of that name, holds one; both in lower case (RFC 9110
    /// §5.6.1).
    package func has(_ name: StaticString, token: StaticString) -> Bool {
        for field in index where isNamed(field, name) && holds(field.value.range, token) { return true }
        return false
    }

    /// Every field as name and value, names as they were sent.
    package var all: [(name: String, value: String)] {
        index.map { field in
            let name = String(copying: bytes.span, field.name.range)
            return (name, String(copying: bytes.span, field.value.range))
        }
    }

    /// The same as the bytes that came: a value may hold octets that are no UTF-8 (RFC 9110 §5.5).
    package var allBytes: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] {
        index.map { (bytes[$0.name.range], bytes[$0.value.range]) }
    }

    private func first(_ name: StaticString) -> FieldRange? {
        for field in index where isNamed(field, name) { return field }
        return nil
    }

    @inline(__always)
    private func isNamed(_ field: FieldRange, _ name: StaticString) -> Bool {
        Octet.spells(bytes.span, field.name.range, name)
    }

    private func holds(_ list: Range<Int>, _ token: StaticString) -> Bool {
        let octets = bytes.span
        var start = list.lowerBound
        while start <= list.upperBound {
            var end = start
            while end < list.upperBound, octets[end] != 0x2C { end += 1 }
            if Octet.spells(octets, Octet.trimmed(octets, start..<end), token) { return true }
            start = end + 1
        }
        return false
    }
}
