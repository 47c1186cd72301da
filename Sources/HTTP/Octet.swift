/// Which octets may stand where, as 128-bit sets, and comparison without regard to ASCII case.
enum Octet {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let delete: UInt8 = 0x7F

    /// RFC 9110 §5.6.2: tchar.
    @inline(__always)
    static func isToken(_ octet: UInt8) -> Bool { isIn(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE, octet) }

    /// RFC 3986 §3.3 and §3.4: pchar, "/" and "?", with "%" on its own.
    @inline(__always)
    static func isTarget(_ octet: UInt8) -> Bool { isIn(0xAFFF_FFF2_0000_0000, 0x47FF_FFFE_87FF_FFFF, octet) }

    /// RFC 3986 §3.2.2: what a reg-name is made of, with "%" on its own.
    @inline(__always)
    static func isHost(_ octet: UInt8) -> Bool { isIn(0x2BFF_7FF2_0000_0000, 0x47FF_FFFE_87FF_FFFE, octet) }

    /// RFC 9110 §5.5: VCHAR, obs-text, SP and HTAB.
    @inline(__always)
    static func isFieldValue(_ octet: UInt8) -> Bool {
        octet >= space ? octet != delete : octet == tab
    }

    /// The first place from `start` on that holds no field value octet; `end` where there is none.
    ///
    /// Eight octets a step: nearly every byte of a head passes here.
    @inline(__always)
    static func fieldValueEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        precondition(start >= 0 && end <= bytes.count, "the stretch lies inside the bytes")
        var at = start
        unsafe bytes.withUnsafeBytes { raw in
            while at &+ 8 <= end {
                let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if mayHoldControl(word) { break }
                at &+= 8
            }
        }
        while at < end, isFieldValue(bytes[at]) { at &+= 1 }
        return at
    }

    /// Whether one of eight octets is below 0x20 or 0x7F: the well-known subtraction trick on a whole word.
    @inline(__always)
    private static func mayHoldControl(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let inverse = word ^ (ones &* 0x7F)
        let found = (word &- ones &* 0x20) & ~word | (inverse &- ones) & ~inverse
        return found & (ones &* 0x80) != 0
    }

    @inline(__always)
    static func isBlank(_ octet: UInt8) -> Bool { octet == space || octet == tab }

    @inline(__always)
    static func isDigit(_ octet: UInt8) -> Bool { octet &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ octet: UInt8) -> Bool { (octet | 0x20) &- 0x61 < 26 }

    /// The value of a hexadecimal digit of either case.
    @inline(__always)
    static func hexValue(_ octet: UInt8) -> UInt8? {
        if isDigit(octet) { return octet &- 0x30 }
        let letter = (octet | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }

    @inline(__always)
    static func lower(_ octet: UInt8) -> UInt8 { octet &- 0x41 < 26 ? octet | 0x20 : octet }

    /// Whether the bytes spell a text that is itself in lower case.
    @inline(__always)
    static func spells(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        let letters = unsafe text.utf8Start
        for offset in 0..<range.count where unsafe lower(bytes[range.lowerBound &+ offset]) != letters[offset]
        {
            return false
        }
        return true
    }

    /// Whether the bytes are exactly those of a text.
    @inline(__always)
    static func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        let letters = unsafe text.utf8Start
        for offset in 0..<range.count where unsafe bytes[range.lowerBound &+ offset] != letters[offset] {
            return false
        }
        return true
    }

    /// The range without the blanks at both ends: OWS of RFC 9110 §5.6.3.
    @inline(__always)
    static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start &+= 1 }
        while start < end, isBlank(bytes[end &- 1]) { end &-= 1 }
        return start..<end
    }

    @inline(__always)
    private static func isIn(_ low: UInt64, _ high: UInt64, _ octet: UInt8) -> Bool {
        let half = octet < 64 ? low : octet < 128 ? high : 0
        return (half &>> UInt64(octet & 63)) & 1 == 1
    }
}
