/// Numbers. A JSON number has no size; these are the ways to look at it. RFC 8259 §6.
extension JSON {
    /// The number as written, or nil for any other kind.
    package var numberText: String? {
        kind == .number ? String(decoding: index.text[range], as: UTF8.self) : nil
    }

    /// The number where it is written without fraction and exponent and fits 64 bits, else nil; `-0` is 0.
    package var int: Int64? {
        let found = index.nodes[node]
        guard found.kind == .number, !found.flag else { return nil }
        let text = index.text
        return JSONNumber.int(text.span, Int(found.start)..<Int(found.end))
    }

    /// The nearest double, or nil where that is infinite or the value is no number; `1e-400` is 0.
    package var double: Double? {
        guard kind == .number else { return nil }
        let text = index.text
        return JSONNumber.double(text.span, range)
    }
}
