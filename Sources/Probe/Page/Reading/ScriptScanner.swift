/// Reads the words, strings and marks of a script, without comments (ECMAScript §12).
///
/// Any bytes will do, and every step moves on. A template is a string as a whole; what is nested in it is
/// read as it comes.
struct ScriptScanner {
    private let bytes: [UInt8]
    private let end: Int
    private(set) var at: Int
    /// Whether a `/` would begin a regular expression and not divide.
    private var awaitsOperand = true

    /// A scanner of a part of a page.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// The next one; nil at the end.
    mutating func next() -> ScriptToken? {
        while at < end {
            let octet = bytes[at]
            if octet <= 0x20 {
                at += 1
            } else if isComment() {
                passComment()
            } else {
                let token = token(octet)
                awaitsOperand = awaitsOperand(behind: token)
                return token
            }
        }
        return nil
    }

    /// The text of a word or a string.
    func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

    /// Whether a word or a string is exactly this.
    func isText(_ range: Range<Int>, _ text: StaticString) -> Bool {
        range.count == text.utf8CodeUnitCount && bytes[range].elementsEqual("\(text)".utf8)
    }

    private func octet(_ place: Int) -> UInt8 { place < end ? bytes[place] : 0 }

    private mutating func token(_ octet: UInt8) -> ScriptToken {
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return string(octet)
        case UInt8(ascii: "/") where awaitsOperand:
            if let close = endOfPattern() {
                at = close
                return .pattern
            }
        case let letter where Self.isInWord(letter):
            let start = at
            while at < end, Self.isInWord(bytes[at]) { at += 1 }
            return .word(start..<at)
        default: break
        }
        at += 1
        return .mark(octet)
    }

    /// A string ends with its quote or, but for a template, with the line.
    private mutating func string(_ quote: UInt8) -> ScriptToken {
        let start = at + 1
        at = start
        while at < end, bytes[at] != quote {
            if quote != UInt8(ascii: "`"), bytes[at] == 0x0A || bytes[at] == 0x0D {
                return .string(start..<at)
            }
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at, end)
        defer { at = min(at + 1, end) }
        return .string(start..<at)
    }

    /// Behind the closing `/`; nil where the line ends before it, and then it is no pattern.
    private func endOfPattern() -> Int? {
        var place = at + 1
        var isInClass = false
        while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass: return place + 1
            default: break
            }
            place += 1
        }
        return nil
    }

    // MARK: Comments

    /// Whether a comment begins here; the old `<!--` of a script is one too (§B.1.1).
    private func isComment() -> Bool {
        switch (bytes[at], octet(at + 1)) {
        case (UInt8(ascii: "/"), UInt8(ascii: "/")), (UInt8(ascii: "/"), UInt8(ascii: "*")): true
        case (UInt8(ascii: "<"), UInt8(ascii: "!")): octet(at + 2) == 0x2D && octet(at + 3) == 0x2D
        default: false
        }
    }

    private mutating func passComment() {
        if octet(at + 1) == UInt8(ascii: "*") {
            at += 2
            while at < end, !(bytes[at] == UInt8(ascii: "*") && octet(at + 1) == UInt8(ascii: "/")) {
                at += 1
            }
            at = min(at + 2, end)
        } else {
            while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        }
    }

    // MARK: Words

    private static func isInWord(_ octet: UInt8) -> Bool {
        HTMLByte.isLetter(octet) || HTMLByte.isDigit(octet) || octet == UInt8(ascii: "_")
            || octet == UInt8(ascii: "$") || octet >= 0x80
    }

    /// Behind an operand a `/` divides; behind a keyword or a mark, an operand comes.
    private func awaitsOperand(behind token: ScriptToken) -> Bool {
        switch token {
        case .string, .pattern: false
        case .mark(let mark): !")]}".utf8.contains(mark)
        case .word(let word):
            ["return", "typeof", "case", "in", "of", "void", "throw", "else", "do", "await", "yield"]
                .contains { isText(word, $0) }
        }
    }
}
