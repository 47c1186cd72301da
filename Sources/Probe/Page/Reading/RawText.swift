/// Finds where the text of an element ends in which tags do not count.
struct RawText {
    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)

    private let bytes: [UInt8]
    private let start: Int

    /// The text behind a start tag that ends right before `start`.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        self.start = start
    }

    /// Whether the text of an element is raw (HTML standard §13.2.6.4.4 to §13.2.6.4.7, scripting on).
    static func isRaw(_ name: String) -> Bool {
        switch name {
        case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript",
            "plaintext":
            true
        default: false
        }
    }

    /// Where the end tag of the element begins; nil where none closes it.
    ///
    /// Within a script, `<!-- <script` hides the next `</script` (§13.2.5.20, script data escaped).
    func end(of name: String) -> Int? {
        if name == "plaintext" { return nil }
        let isScript = name == "script"
        let word = Array(name.utf8)
        var place = start
        var isEscaped = false
        var isTwiceEscaped = false
        while place < bytes.count {
            defer { place += 1 }
            if isEscaped, hasText(Self.commentEnd, at: place) {
                isEscaped = false
                isTwiceEscaped = false
            }
            guard bytes[place] == UInt8(ascii: "<") else { continue }
            if isScript, hasText(Self.commentStart, at: place) {
                isEscaped = true
                // The same dashes may end it: `<!-->`.
                place += 1
            } else if isEscaped, hasTag(word, at: place + 1) {
                isTwiceEscaped = true
            } else if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "/"),
                hasTag(word, at: place + 2)
            {
                if !isTwiceEscaped { return place }
                isTwiceEscaped = false
            }
        }
        return nil
    }

    private func hasText(_ text: [UInt8], at place: Int) -> Bool {
        bytes[place] == text[0] && bytes[place...].starts(with: text)
    }

    /// Whether a tag's name stands here, ended by a blank, `/` or `>`.
    private func hasTag(_ name: [UInt8], at place: Int) -> Bool {
        let end = place + name.count
        guard end < bytes.count else { return false }
        let isEnded =
            HTMLByte.isBlank(bytes[end]) || bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: ">")
        return isEnded && bytes[place..<end].elementsEqual(name) { HTMLByte.lowered($0) == $1 }
    }
}
