/// What stands in a page that concerns a chat widget, by place.
struct Page: Sendable {
    /// One script that a browser would run.
    struct Script: Sendable {
        /// Its text.
        let range: Range<Int>
        /// Whether an end tag closes it: what is open at the end of a page never runs (HTML standard
        /// §13.2.6.4.8).
        let isClosed: Bool
        /// What it says to a hosted widget.
        let snippet: SnippetReader
    }

    /// The page as it came.
    let bytes: [UInt8]
    /// The chat elements, in order.
    private(set) var elements: [PageTag] = []
    /// The scripts that hold a text of their own and are JavaScript, in order.
    private(set) var scripts: [Script] = []
    /// The scripts that a browser does not run, such as blocks of data.
    private(set) var data: [Range<Int>] = []
    /// The comments.
    private(set) var comments: [Range<Int>] = []
    /// How many calls and loaders the scripts have.
    private var calls = 0
    /// What was left out because there is more of it than is looked at.
    private(set) var cuts: Set<String> = []

    /// Reads a page; what lies beyond `PageLimits.bytes` is left out.
    init(_ whole: [UInt8]) {
        bytes = whole.count > PageLimits.bytes ? Array(whole.prefix(PageLimits.bytes)) : whole
        if whole.count > bytes.count { cuts.insert("what follows byte \(PageLimits.bytes)") }
        var scanner = PageScanner(bytes)
        while let part = scanner.next() {
            switch part {
            case .tag(let tag): if Self.isChat(tag.name) { keep(tag) }
            case .comment(let range): comments.append(range)
            case .text(let tag, let range, let isClosed):
                if tag.name != "script" { continue }
                if isRun(tag) { keep(range, isClosed) } else { data.append(range) }
            }
        }
    }

    /// The value of an attribute, its references resolved.
    func value(_ attribute: PageTag.Attribute) -> [UInt8] {
        CharacterReference.decoded(bytes[attribute.value])
    }

    /// What kind of thing stands at a place, in a person's words.
    func surroundings(of place: Int) -> String {
        if comments.contains(where: { $0.contains(place) }) { return "a comment" }
        if data.contains(where: { $0.contains(place) }) { return "a block of data" }
        return scripts.contains { $0.range.contains(place) } ? "a script" : "the markup"
    }

    /// Where a word first stands within some ranges; nil where it stands in none.
    func place(of word: StaticString, in ranges: [Range<Int>]) -> Int? {
        let word = Array("\(word)".utf8)
        for range in ranges {
            if let place = KnownSecret.place(of: word, in: Array(bytes[range]), from: 0) {
                return range.lowerBound + place
            }
        }
        return nil
    }

    private mutating func keep(_ tag: PageTag) {
        if tag.isCut { cuts.insert("attributes of one tag after the \(PageLimits.attributes)th") }
        if elements.count < PageLimits.snippets {
            elements.append(tag)
        } else {
            cuts.insert("chat elements after the \(PageLimits.snippets)th")
        }
    }

    private mutating func keep(_ range: Range<Int>, _ isClosed: Bool) {
        let snippet = SnippetReader(bytes, range, atMost: PageLimits.snippets - calls)
        calls += snippet.count
        if calls == PageLimits.snippets {
            cuts.insert("calls of amazon_connect after the \(PageLimits.snippets)th")
        }
        scripts.append(Script(range: range, isClosed: isClosed, snippet: snippet))
    }

    /// The element's two names: identity.md, section 1.2.
    private static func isChat(_ name: String) -> Bool {
        name == "applied-chat" || name == "applied-chat-widget"
    }

    /// Whether a browser runs the text of a script: no `src`, and a type that is one of JavaScript's (HTML
    /// standard §4.12.1.1).
    private func isRun(_ tag: PageTag) -> Bool {
        guard tag.attribute("src") == nil else { return false }
        guard let type = tag.attribute("type").map(value), !type.isEmpty else { return true }
        let name = HTMLByte.lowered(type[...])
        return name == "module" || name.hasSuffix("/javascript") || name.hasSuffix("/ecmascript")
    }
}
