/// Builds the head of a request that did not come over a wire, with the invariants of one that did.
///
/// What may not stand in a head is escaped or replaced, so that no input can make a second request of one.
struct RequestBuilder {
    private(set) var bytes: [UInt8] = []
    private(set) var index: [FieldRange] = []
    private(set) var line: RequestLine
    private(set) var host = ByteRange(0..<0)

    init(method: Method, path: String, fields: [(name: String, value: String)]) {
        bytes.appendFieldName(method.text.isEmpty ? "GET" : method.text)
        bytes.append(Octet.space)
        let start = bytes.count
        Self.append(target: path, isOptions: method == .options, to: &bytes)
        let target = start..<bytes.count
        let mark = bytes[target].firstIndex(of: 0x3F)
        line = RequestLine(
            method: method, target: target, path: start..<(mark ?? target.upperBound),
            query: (mark.map { $0 + 1 } ?? target.upperBound)..<target.upperBound)
        bytes.appendLiteral(" HTTP/1.1\r\n")
        if !fields.contains(where: { ResponseField($0.name, "").isNamed("host") }) {
            add("Host", "localhost")
        }
        for field in fields where !field.name.isEmpty { add(field.name, field.value) }
        bytes.appendLiteral("\r\n")
    }

    private mutating func add(_ name: String, _ value: String) {
        let start = bytes.count
        bytes.appendFieldName(name)
        let nameEnd = bytes.count
        bytes.appendLiteral(": ")
        let valueStart = bytes.count
        bytes.appendFieldValue(value)
        let stretch = Octet.trimmed(bytes.span, valueStart..<bytes.count)
        bytes.appendLiteral("\r\n")
        index.append(FieldRange(name: ByteRange(start..<nameEnd), value: ByteRange(stretch)))
        if host.isEmpty, Octet.spells(bytes.span, start..<nameEnd, "host") { host = ByteRange(stretch) }
    }

    /// RFC 3986 §2.1: octets that may not stand in a target are escaped.
    private static func append(target: String, isOptions: Bool, to out: inout [UInt8]) {
        if isOptions, target == "*" { return out.append(0x2A) }
        if target.utf8.first != 0x2F { out.append(0x2F) }
        for octet in target.utf8 {
            if Octet.isTarget(octet) {
                out.append(octet)
            } else {
                out.append(0x25)
                for digit in [octet >> 4, octet & 15] { out.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
            }
        }
    }
}
