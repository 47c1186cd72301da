/// Strings, numbers, literals and white space, and the errors of all reading.
extension JSONReader {
    /// Passes white space, and comments where the rules know them.
    @inline(__always)
    mutating func skipBlanks(_ text: Span<UInt8>) throws(JSONError) {
        // Compact texts have none and many libraries write one, so the common case is two comparisons.
        if at < text.count, text[at] == 0x20 {
            at += 1
            passedBlanks = true
        }
        if at < text.count, text[at] <= 0x20 || text[at] == UInt8(ascii: "/") { try skipMoreBlanks(text) }
    }

    private mutating func skipMoreBlanks(_ text: Span<UInt8>) throws(JSONError) {
        while at < text.count {
            switch text[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            case UInt8(ascii: "/"): try comment(text)
            default: return
            }
            passedBlanks = true
        }
    }

    private mutating func comment(_ text: Span<UInt8>) throws(JSONError) {
        let start = at
        let second = at + 1 < text.count ? text[at + 1] : 0
        guard second == UInt8(ascii: "/") || second == UInt8(ascii: "*") else {
            throw fault(.unexpectedCharacter, at: start, text, character(text))
        }
        guard rules.comments else { throw fault(.comment, at: start, text) }
        at += 2
        if second == UInt8(ascii: "/") {
            while at < text.count, text[at] != UInt8(ascii: "\n") { at += 1 }
            return
        }
        while at + 1 < text.count {
            if text[at] == UInt8(ascii: "*"), text[at + 1] == UInt8(ascii: "/") {
                at += 2
                return
            }
            at += 1
        }
        throw fault(.openComment, at: start, text)
    }

    /// A string from its first quote to behind its last.
    ///
    /// RFC 8259 §7.
    mutating func string(_ text: Span<UInt8>) throws(JSONError) {
        let start = at
        var here = JSONText.plainEnd(text, from: at + 1)
        var escapes = false
        while here < text.count {
            switch text[here] {
            case UInt8(ascii: "\""):
                at = here + 1
                return append(.string, from: start, flag: escapes)
            case UInt8(ascii: "\\"):
                escapes = true
                here = JSONText.plainEnd(text, from: try escape(here, text))
            default: throw fault(.controlCharacter, at: here, text, Self.codePoint(text[here]))
            }
        }
        throw fault(.unexpectedEnd, at: text.count, text)
    }

    /// The offset behind the escape that begins at `here`.
    private func escape(_ here: Int, _ text: Span<UInt8>) throws(JSONError) -> Int {
        guard here + 1 < text.count else { throw fault(.unexpectedEnd, at: text.count, text) }
        switch text[here + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return here + 2
        case UInt8(ascii: "u"): return try unicodeEscape(here, text)
        default: throw fault(.badEscape, at: here, text, "\\" + character(text, at: here + 1))
        }
    }

    private func unicodeEscape(_ here: Int, _ text: Span<UInt8>) throws(JSONError) -> Int {
        guard let first = JSONText.hexadecimal(here + 2, in: text) else {
            throw fault(.badEscape, at: here, text, excerpt(here..<min(here + 6, text.count), text))
        }
        if first & 0xF800 != 0xD800 { return here + 6 }
        // RFC 8259 §8.2: half a pair has no UTF-8, so two readers would disagree about it.
        guard first < 0xDC00, here + 7 < text.count, text[here + 6] == UInt8(ascii: "\\"),
            text[here + 7] == UInt8(ascii: "u"), let second = JSONText.hexadecimal(here + 8, in: text),
            second & 0xFC00 == 0xDC00
        else { throw fault(.loneSurrogate, at: here, text, excerpt(here..<here + 6, text)) }
        return here + 12
    }

    /// A number; what follows it is judged by the reader of its container.
    ///
    /// RFC 8259 §6.
    mutating func number(_ text: Span<UInt8>) throws(JSONError) {
        let start = at
        if text[at] == UInt8(ascii: "-") { at += 1 }
        let whole = at
        var isNumber = digits(text) && (text[whole] != UInt8(ascii: "0") || at == whole + 1)
        var flag = false
        if at < text.count, text[at] == UInt8(ascii: ".") {
            flag = true
            at += 1
            isNumber = digits(text) && isNumber
        }
        if at < text.count, text[at] | 0x20 == UInt8(ascii: "e") {
            flag = true
            at += 1
            if at < text.count, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") { at += 1 }
            isNumber = digits(text) && isNumber
        }
        guard isNumber else { throw fault(.badNumber, at: start, text, excerpt(start..<at, text)) }
        append(.number, from: start, flag: flag)
    }

    /// Passes digits; false where there is none.
    private mutating func digits(_ text: Span<UInt8>) -> Bool {
        let start = at
        while at < text.count, text[at] &- UInt8(ascii: "0") < 10 { at += 1 }
        return at > start
    }

    mutating func literal(
        _ word: StaticString, _ kind: JSONKind, flag: Bool, _ text: Span<UInt8>
    ) throws(JSONError) {
        let start = at
        let end = at + word.utf8CodeUnitCount
        if end > text.count { throw fault(.unexpectedEnd, at: text.count, text) }
        guard word.isSpelled(in: text, from: start, to: end) else {
            throw fault(.unexpectedCharacter, at: start, text, character(text))
        }
        at = end
        append(kind, from: start, flag: flag)
    }
}
