/// Reads a page part by part as a browser's tokenizer does, as far as snippets need it.
///
/// HTML standard §13.2.5. Any bytes will do: what is no markup is passed over, and every step moves on.
/// Foreign content (SVG, MathML) is read by the same rules.
struct PageScanner {
    private let bytes: [UInt8]
    private var at = 0
    /// The tag whose raw text comes next.
    private var raw: PageTag?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next part; nil at the end.
    mutating func next() -> PagePart? {
        if let tag = raw {
            raw = nil
            return text(of: tag)
        }
        while let open = index(of: UInt8(ascii: "<"), from: at) {
            at = open + 1
            switch (octet(at), octet(at + 1)) {
            case (UInt8(ascii: "!"), _), (UInt8(ascii: "?"), _): return comment(open)
            case (UInt8(ascii: "/"), let letter) where HTMLByte.isLetter(letter):
                at += 1
                _ = tag(open)
            case (UInt8(ascii: "/"), UInt8(ascii: ">")): at += 2
            case (UInt8(ascii: "/"), _): return comment(open)
            case (let letter, _) where HTMLByte.isLetter(letter):
                guard let tag = tag(open) else { break }
                raw = RawText.isRaw(tag.name) ? tag : nil
                return .tag(tag)
            default: break
            }
        }
        at = bytes.count
        return nil
    }

    /// The octet at a place; 0 behind the end.
    private func octet(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    private func index(of octet: UInt8, from start: Int) -> Int? {
        let text = bytes.span
        var place = start
        while place < text.count {
            if text[place] == octet { return place }
            place += 1
        }
        return nil
    }

    // MARK: Comments and raw text

    private mutating func comment(_ open: Int) -> PagePart {
        let isReal = octet(at) == UInt8(ascii: "!") && octet(at + 1) == 0x2D && octet(at + 2) == 0x2D
        at =
            isReal
            ? endOfComment(open + 4) : index(of: UInt8(ascii: ">"), from: at).map { $0 + 1 } ?? bytes.count
        return .comment(open..<at)
    }

    /// Behind `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
    private func endOfComment(_ start: Int) -> Int {
        if octet(start) == UInt8(ascii: ">") { return start + 1 }
        if octet(start) == 0x2D, octet(start + 1) == UInt8(ascii: ">") { return start + 2 }
        var place = start
        while let dash = index(of: 0x2D, from: place) {
            place = dash + 1
            guard octet(dash + 1) == 0x2D else { continue }
            if octet(dash + 2) == UInt8(ascii: ">") { return dash + 3 }
            if octet(dash + 2) == UInt8(ascii: "!"), octet(dash + 3) == UInt8(ascii: ">") { return dash + 4 }
        }
        return bytes.count
    }

    private mutating func text(of tag: PageTag) -> PagePart {
        let start = at
        let end = RawText(bytes, from: start).end(of: tag.name)
        at = end ?? bytes.count
        return .text(of: tag, start..<at, isClosed: end != nil)
    }

    // MARK: Tags

    /// The tag that begins at `open`, `at` being on its name; nil where the page ends within it, and then it
    /// is no tag (§13.2.5, "eof-in-tag").
    private mutating func tag(_ open: Int) -> PageTag? {
        var tag = PageTag(name: HTMLByte.lowered(bytes[pass { !Self.endsName($0) }]), place: open)
        while true {
            _ = pass { HTMLByte.isBlank($0) || $0 == UInt8(ascii: "/") }
            guard at < bytes.count else { return nil }
            if octet(at) == UInt8(ascii: ">") {
                tag.isSelfClosing = bytes[at - 1] == UInt8(ascii: "/")
                at += 1
                return tag
            }
            guard let attribute = attribute() else { return nil }
            if tag.attributes.count < PageLimits.attributes {
                tag.attributes.append(attribute)
            } else {
                tag.isCut = true
            }
        }
    }

    private mutating func attribute() -> PageTag.Attribute? {
        let start = at
        at += 1
        _ = pass { !Self.endsName($0) && $0 != UInt8(ascii: "=") }
        let name = HTMLByte.lowered(bytes[start..<at])
        _ = pass(HTMLByte.isBlank)
        guard octet(at) == UInt8(ascii: "=") else {
            return PageTag.Attribute(name: name, place: start, value: at..<at)
        }
        at += 1
        _ = pass(HTMLByte.isBlank)
        return value().map { PageTag.Attribute(name: name, place: start, value: $0) }
    }

    /// The value at hand; nil where the page ends within its quotes.
    private mutating func value() -> Range<Int>? {
        let quote = octet(at)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return pass { !HTMLByte.isBlank($0) && $0 != UInt8(ascii: ">") }
        }
        guard let end = index(of: quote, from: at + 1) else {
            at = bytes.count
            return nil
        }
        let value = at + 1..<end
        at = end + 1
        return value
    }

    private static func endsName(_ octet: UInt8) -> Bool {
        HTMLByte.isBlank(octet) || octet == UInt8(ascii: "/") || octet == UInt8(ascii: ">")
    }

    /// Moves over the octets that a rule takes; where they stand.
    private mutating func pass(_ takes: (UInt8) -> Bool) -> Range<Int> {
        let start = at
        while at < bytes.count, takes(bytes[at]) { at += 1 }
        return start..<at
    }
}
