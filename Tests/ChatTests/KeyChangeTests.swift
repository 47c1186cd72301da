import Chat
import Encoding
import Testing
import Tokens

/// Keys are put in and taken out, widgets are put (contract, section 5).
@Suite struct KeyChangeTests {
    private static let second = SigningKey(id: "second", secret: Array(repeating: 7, count: 32))

    /// The ids of the first widget's keys.
    private static func ids(_ world: World) -> [String?] { world.sandbox.widget(at: 0).keys.keys.map(\.id) }

    private static func fault(_ body: () throws(KeyFault) -> Void) -> KeyFault? {
        do throws(KeyFault) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func `every fault has its name, and changes nothing`() throws {
        var world = World {
            $0.keys = KeyRing([SigningKey(id: "first", secret: Array(repeating: 1, count: 32))])
        }
        #expect(
            Self.fault { () throws(KeyFault) in
                try world.sandbox.removeKey("first", widget: 0, at: world.now)
            } == .last)
        #expect(
            Self.fault { () throws(KeyFault) in
                try world.sandbox.removeKey("second", widget: 0, at: world.now)
            } == .unknown)
        #expect(world.events.isEmpty)
        try world.sandbox.addKey(Self.second, widget: 0, at: world.now)
        #expect(
            Self.fault { () throws(KeyFault) in
                try world.sandbox.addKey(Self.second, widget: 0, at: world.now)
            } == .alreadyThere)
        #expect(Self.ids(world) == ["second", "first"])
        try world.sandbox.removeKey("first", widget: 0, at: world.now)
        #expect(Self.ids(world) == ["second"])
        #expect(world.events == [.widgetChanged, .widgetChanged])
    }

    @Test func `ids of keys are told apart by their bytes`() throws {
        var world = World()
        for id in ["é", "e\u{301}"] {
            let key = SigningKey(id: id, secret: Array("secret of \(id) 0123456789".utf8))
            try world.sandbox.addKey(key, widget: 0, at: world.now)
        }
        #expect(Self.ids(world).count == 3)
        try world.sandbox.removeKey("e\u{301}", widget: 0, at: world.now)
        #expect(Self.ids(world).first??.utf8.count == 2)
    }

    @Test func `no more keys and widgets are put in than a list of them may hold`() throws {
        var limits = Limits()
        limits.members = 2
        var world = World(limits: limits)
        try world.sandbox.addKey(Self.second, widget: 0, at: world.now)
        let third = SigningKey(id: "third", secret: Array(repeating: 3, count: 32))
        #expect(
            Self.fault { () throws(KeyFault) in
                try world.sandbox.addKey(third, widget: 0, at: world.now)
            } == .full)
        try world.sandbox.removeKey("second", widget: 0, at: world.now)
        try world.sandbox.addKey(third, widget: 0, at: world.now)
        let widgets = ["a", "b"].map { Widget(id: $0, platform: .applied, keys: KeyRing([third])) }
        #expect(try world.sandbox.put(widgets[0], at: world.now))
        #expect(throws: WidgetsFull.self) { try world.sandbox.put(widgets[1], at: world.now) }
        #expect(try !world.sandbox.put(widgets[0], at: world.now), "in place of itself")
        #expect(world.sandbox.widgets.map(\.id) == ["acme", "a"])
        let limit = EventType.limitReached
        let change = EventType.widgetChanged
        #expect(world.events == [change, limit, change, change, change, limit, change])
    }

    @Test func `the names of keys count against the journal's limit`() throws {
        var limits = Limits()
        limits.journal = 100_000
        var world = World(limits: limits)
        for number in 0..<20 {
            let id = "\(number) " + String(repeating: "k", count: 10_000)
            try world.sandbox.addKey(
                SigningKey(id: id, secret: Self.second.secret), widget: 0, at: world.now)
            try world.sandbox.removeKey(id, widget: 0, at: world.now)
        }
        #expect(world.sandbox.journal.lastSeq == 40)
        #expect(world.sandbox.journal.dropped >= 15)
    }

    @Test func `a widget with security off takes no key`() throws {
        var open = Widget(id: "open", platform: .amazonConnect, keys: KeyRing([]))
        open.connect = ConnectWidget(snippetID: "s", instanceID: "i", contactFlowID: "c")
        open.connect?.security = .off
        var world = World(others: [open])
        #expect(
            Self.fault { () throws(KeyFault) in
                try world.sandbox.addKey(Self.second, widget: 1, at: world.now)
            } == .noKeys)
        #expect(world.events.isEmpty)
    }

    @Test func `a widget that is put keeps its place, its sessions and its revocations`() throws {
        var world = World()
        let token = TokenMint.customer("u")
        let gone = TokenMint.customer("u", #""n":1"#)
        let id = try world.start(token).id
        try world.logout(gone)
        var widget = world.sandbox.widget(at: 0)
        widget.strict = true
        #expect(try world.sandbox.put(widget, at: world.now) == false)
        #expect(world.sandbox.widgets.count == 1)
        #expect(try world.session(id, token).id == id)
        #expect(refusal { _ = try world.session(id, gone) } == "revoked")
        let other = Widget(id: "other", platform: .applied, keys: KeyRing([Self.second]))
        #expect(try world.sandbox.put(other, at: world.now) == true)
        #expect(world.sandbox.place(ofWidget: "other") == 1)
    }
}
