/// What the writers append: literals, texts and numbers.
extension [UInt8] {
    @inline(__always)
    mutating func appendLiteral(_ text: StaticString) {
        unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func appendSpan(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    @inline(__always)
    mutating func appendText(_ text: String) { appendSpan(text.utf8Span.span) }

    /// Appends a field value; what RFC 9110 §5.5 forbids in one becomes a space, so no text can end the line.
    mutating func appendFieldValue(_ text: String) {
        let octets = text.utf8Span.span
        if Octet.fieldValueEnd(octets, 0, octets.count) == octets.count { return appendSpan(octets) }
        for at in octets.indices { append(Octet.isFieldValue(octets[at]) ? octets[at] : Octet.space) }
    }

    /// Appends a field name; what is no token octet becomes a hyphen.
    mutating func appendFieldName(_ text: String) {
        let octets = text.utf8Span.span
        var end = 0
        while end < octets.count, Octet.isToken(octets[end]) { end &+= 1 }
        if end == octets.count { return appendSpan(octets) }
        for at in octets.indices { append(Octet.isToken(octets[at]) ? octets[at] : 0x2D) }
    }

    /// Makes room for so many more bytes and keeps doubling, which `reserveCapacity` alone would not.
    mutating func reserve(forMore more: Int) {
        if capacity - count < more { reserveCapacity(Swift.max(count + more, 2 * capacity)) }
    }

    /// Appends a number that is not negative, in decimal digits.
    mutating func appendDecimal(_ number: Int) {
        if number >= 10 { appendDecimal(number / 10) }
        append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
    }
}
