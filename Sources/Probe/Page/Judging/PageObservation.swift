import Encoding
import HTTP
import Tokens

/// All that was seen of a page: what every rule looks at.
struct PageObservation: Sendable {
    /// What stands in it.
    let page: Page
    /// The chat elements, in order.
    let elements: [JudgedElement]
    /// The tokens elsewhere, in order.
    let strays: [StrayToken]
    /// Whether there are more of them than were looked at.
    let hasMoreStrays: Bool
    /// The widget that the user named; nil where the page's own ids choose.
    let chosen: PageWidget?
    /// The widget that the scripts' snippet names; nil where none is known.
    let snippetWidget: PageWidget?
    /// The secrets that must not leak.
    let secrets: [KnownSecret]
    /// The answer that brought it; nil for a file.
    let answer: ProbeAnswer?
    /// When tokens are judged.
    let now: Instant
    private let redaction: Redaction

    init(
        _ bytes: [UInt8], answer: ProbeAnswer?, widgets: PageWidgets, secrets: [KnownSecret], at now: Instant
    ) {
        let page = Page(bytes)
        let elements = page.elements.map { Self.judged($0, page, widgets, now) }
        let taken = page.elements.compactMap { $0.attribute("contact-context-token")?.value }
        let strays = StrayToken.all(in: page.bytes, outside: taken, atMost: PageLimits.tokens)
        self.page = page
        self.elements = elements
        self.strays = Array(strays.prefix(PageLimits.tokens))
        hasMoreStrays = strays.count > PageLimits.tokens
        chosen = widgets.chosen
        snippetWidget = Self.snippetWidget(page, widgets)
        self.secrets = secrets
        self.answer = answer
        self.now = now
        let ways = answer.map { $0.redirects.map(\.location) + [$0.url.description] } ?? []
        redaction = Redaction(
            secrets: secrets,
            tokens: elements.compactMap(\.token) + strays.map(\.bytes)
                + ways.flatMap { TokenShape.tokens(in: Array($0.utf8)).map { Array($0) } })
    }

    /// The text without any token or secret.
    func redacted(_ text: String) -> String { redaction.text(text) }

    /// The bytes without any token or secret.
    func redacted(_ bytes: [UInt8]) -> [UInt8] { redaction.bytes(bytes) }

    /// What a page wrote, for showing: between backticks, short, and no token or secret.
    func shown(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        if TokenShape.isLikely(bytes) { return "a token" }
        let text = redaction.text(String(decoding: bytes, as: UTF8.self))
        return text.count > 60 ? "`\(text.prefix(59))…`" : "`\(text)`"
    }

    // MARK: The scripts' snippet

    /// The widget ids that the scripts' loaders name.
    var loaders: [Range<Int>] { page.scripts.flatMap(\.snippet.loaders) }

    /// The calls of the scripts' snippet, in order.
    var calls: [SnippetCall] { page.scripts.flatMap(\.snippet.calls) }

    /// Whether any script speaks to a hosted widget.
    var hasSnippet: Bool { !loaders.isEmpty || !calls.isEmpty }

    private static func snippetWidget(_ page: Page, _ widgets: PageWidgets) -> PageWidget? {
        let ids = page.scripts.flatMap(\.snippet.loaders)
        guard let id = ids.first else { return widgets.onlySnippet }
        return widgets.widget(ofElement: false, named: Array(page.bytes[id]))
    }

    private static func judged(
        _ tag: PageTag, _ page: Page, _ widgets: PageWidgets, _ now: Instant
    ) -> JudgedElement {
        let agentID = tag.attribute("agent-id").map(page.value)
        let token = tag.attribute("contact-context-token").map(page.value)
        let widget = widgets.widget(ofElement: true, named: agentID ?? [])
        return JudgedElement(
            tag: tag, agentID: agentID, token: token, widget: widget,
            verdict: token.flatMap { token in widget?.verdict(token, now) })
    }
}
