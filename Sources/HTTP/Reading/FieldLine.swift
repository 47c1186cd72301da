/// Reads one field line (RFC 9112 §5): `name ":" OWS value OWS`.
enum FieldLine {
    /// Where name and value stand; the line's bytes are known to hold no control octets but HTAB.
    @inline(__always)
    static func read(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(HeadFault) -> FieldRange {
        var at = line.lowerBound
        while at < line.upperBound, Octet.isToken(bytes[at]) { at &+= 1 }
        guard at < line.upperBound, bytes[at] == 0x3A, at > line.lowerBound else {
            throw fault(bytes, line, at)
        }
        let value = Octet.trimmed(bytes, (at &+ 1)..<line.upperBound)
        return FieldRange(name: ByteRange(line.lowerBound..<at), value: ByteRange(value))
    }

    private static func fault(_ bytes: Span<UInt8>, _ line: Range<Int>, _ at: Int) -> HeadFault {
        guard at < line.upperBound else { return .missingColon }
        guard Octet.isBlank(bytes[at]) else { return .badFieldName }
        // RFC 9112 §5.2: a line that begins with a blank continues the one before: obs-fold.
        if at == line.lowerBound { return .obsoleteFold }
        var next = at
        while next < line.upperBound, Octet.isBlank(bytes[next]) { next += 1 }
        // RFC 9112 §5.1: no blank between name and colon; differences here have led to request smuggling.
        return next < line.upperBound && bytes[next] == 0x3A ? .blankBeforeColon : .badFieldName
    }
}
