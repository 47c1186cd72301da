/// The compact form: strings and numbers exactly as read; no white space, comments or trailing commas.
extension JSON: CustomStringConvertible {
    /// The compact form as bytes.
    package var compact: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        write(to: &out)
        return out
    }

    /// The compact form as text.
    package var description: String {
        index.isCompact
            ? String(decoding: index.text[range], as: UTF8.self) : String(decoding: compact, as: UTF8.self)
    }

    /// Appends the compact form.
    package func write(to out: inout [UInt8]) {
        if index.isCompact { out.append(contentsOf: index.text[range]) } else { write(node, to: &out) }
    }

    /// Recursion is as deep as the text, which `JSONRules.deepest` bounds.
    private func write(_ node: Int, to out: inout [UInt8]) {
        let found = index.nodes[node]
        guard found.kind == .object || found.kind == .array else {
            return out.append(contentsOf: index.text[Int(found.start)..<Int(found.end)])
        }
        let isObject = found.kind == .object
        out.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        var inner = node + 1
        for position in 0..<found.count {
            if position > 0 { out.append(UInt8(ascii: ",")) }
            if isObject {
                write(inner, to: &out)
                out.append(UInt8(ascii: ":"))
                inner += 1
            }
            write(inner, to: &out)
            inner = index.next(after: inner)
        }
        out.append(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }
}
