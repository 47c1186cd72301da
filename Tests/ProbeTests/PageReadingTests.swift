import Testing

@testable import Probe

/// How pages and scripts are read, by the words of the HTML standard.
@Suite struct `reading a page` {
    private static func ids(_ page: String) -> [String] {
        let page = Page(Array(page.utf8))
        return page.elements.map { tag in
            tag.attribute("agent-id").map { String(decoding: page.value($0), as: UTF8.self) } ?? "-"
        }
    }

    @Test(arguments: [
        ("<applied-chat agent-id=a>", "a"), ("<applied-chat\tagent-id\n=\r'a'>", "a"),
        ("<APPLIED-chat-WIDGET AGENT-ID=\"a\">", "a"), ("<applied-chat/agent-id=a/>", "a/"),
        ("<applied-chat agent-id>", ""), ("<applied-chat agent-id=>", ""),
        ("<applied-chat =agent-id=a>", "-"),
        ("<applied-chat x=\"agent-id=b\"agent-id=a>", "a"), ("<applied-chat agent-id=a agent-id=b>", "a"),
        ("<applied-chat>", "-"), ("<applied-chat agent-id=\"a\nb\">", "a\nb"),
        ("<applied-chat agent-id='\u{0}ä'>", "\u{0}ä"),
    ])
    func `an element is read`(_ page: String, _ id: String) { #expect(Self.ids(page) == [id]) }

    @Test(arguments: [
        "", "<", "<applied-chat", "<applied-chat agent-id=a", "<applied-chat agent-id='a>", "< applied-chat>",
        "</applied-chat>", "<applied-chats>", "<!--<applied-chat>-->", "<!--<applied-chat>",
        "<!--><!--<applied-chat>",
        "<!--a--!><!-- > <applied-chat>", "<title><applied-chat></title>", "<TITLE><applied-chat></titl>",
        "<plaintext></plaintext><applied-chat>", "<script><!--<script></script><applied-chat></script>",
        "<a b='<applied-chat>'>", "<a b=c<applied-chat>", "<!doctype '<applied-chat'",
        "<script><applied-chat>",
        "</a b='><applied-chat>'>",
    ])
    func `what is no element is none`(_ page: String) { #expect(Self.ids(page).isEmpty) }

    @Test(
        arguments: [
            "<!--><applied-chat>", "<!---><applied-chat>", "<!--a--!><applied-chat>", "<!----><applied-chat>",
            "<!><applied-chat>", "<?x ?><applied-chat>", "</><applied-chat>", "</ x><applied-chat>",
            "<title></TITLE ><applied-chat>", "<script></scripts></script/><applied-chat>",
            "<<applied-chat>",
            "<script><!--<script></script>--></script><applied-chat>", "<script><!--></script><applied-chat>",
            "<script><!--<scripts></script><applied-chat>", "a < b <3 <applied-chat>",
        ])
    func `an element behind other markup is found`(_ page: String) {
        #expect(Self.ids(page).count == 1)
    }

    @Test(arguments: [
        ("a&amp;b", "a&b"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&amp", "&"), ("&ampx", "&ampx"),
        ("&lt=", "&lt="),
        ("&lt7", "&lt7"), ("&lt;7", "<7"), ("&#65;&#x41;&#X41", "AAA"),
        ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("&#99999999999999999999;", "\u{FFFD}"), ("&#000000000000065;", "A"), ("&#;&#x;&#", "&#;&#x;&#"),
        ("&", "&"),
        ("&&amp;", "&&"), ("&period;&lowbar;", "._"), ("&nosuch;", "&nosuch;"), ("&apos", "&apos"),
        ("&amp;quot;", "&quot;"), ("&#x1F600;", "😀"),
    ])
    func `a character reference is resolved`(_ text: String, _ meant: String) {
        #expect(String(decoding: CharacterReference.decoded(Array(text.utf8)[...]), as: UTF8.self) == meant)
    }

    private static func calls(_ script: String) -> [String] {
        let bytes = Array(script.utf8)
        let reader = SnippetReader(bytes, 0..<bytes.count, atMost: 10)
        return reader.loaders.map { "loader " + String(decoding: bytes[$0], as: UTF8.self) }
            + reader.calls.map { call in
                switch call.argument {
                case .none: "\(call.name)"
                case .function(let uses): "\(call.name) \(uses ? "uses" : "ignores")"
                case .text(let text): "\(call.name) \"\(String(decoding: bytes[text], as: UTF8.self))\""
                case .other: "\(call.name) other"
                }
            }
    }

    @Test(arguments: [
        ("amazon_connect('snippetId', 'x')", "snippetId \"x\""), ("amazon_connect(`a`,`b`)", "a \"b\""),
        ("window.amazon_connect ( \"a\" )", "a"), ("amazon_connect('a',)", "a"),
        ("amazon_connect('a', 'b' + c)", "a other"),
        ("amazon_connect('a', f)", "a other"), ("amazon_connect('a', {b: 'c'})", "a other"),
        ("amazon_connect('a', function(b) { b(); })", "a uses"),
        ("amazon_connect('a', function c(b) { })", "a ignores"),
        ("amazon_connect('a', async function(b) { await x; b(1) })", "a uses"),
        ("amazon_connect('a', b => b())", "a uses"),
        ("amazon_connect('a', async (b) => { b() })", "a uses"),
        ("amazon_connect('a', async b => c)", "a ignores"),
        ("amazon_connect('a', () => 1)", "a ignores"),
        ("amazon_connect('a', b => { /* b() */ 'b' })", "a ignores"),
        ("f(window, document, 'amazon_connect', 'w')", "loader w"), ("x = /'/g; amazon_connect('a')", "a"),
        ("x = y / 2; amazon_connect('a'); z / 3", "a"),
        ("return /[/']/.test(x) ? amazon_connect('a') : 1", "a"),
        ("'it\\'s'; amazon_connect('a')", "a"), ("'open\namazon_connect('a')", "a"),
        ("<!-- '\namazon_connect('a')", "a"),
        ("`${`x`}`; amazon_connect('a')", "a"),
    ])
    func `a call is read`(_ script: String, _ call: String) { #expect(Self.calls(script) == [call]) }

    @Test(arguments: [
        "", "// amazon_connect('a')", "/* amazon_connect('a') */", "\"amazon_connect('a')\"",
        "`amazon_connect('a')`",
        "my_amazon_connect('a')", "amazon_connect(a)", "amazon_connect", "amazon_connect(",
        "'amazon_connect'",
        "'amazon_connect', x", "/amazon_connect('a')/", "/*",
    ])
    func `what is no call is none`(_ script: String) { #expect(Self.calls(script).isEmpty) }
}
