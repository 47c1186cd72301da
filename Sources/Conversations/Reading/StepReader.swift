import Chat
import Encoding
import Service

/// Reads the steps in order, and knows what those before have done.
struct StepReader {
    private let text: FixtureText
    private let tokens: TokenChecker
    private let widget: Widget
    private(set) var ledger: SaveLedger
    private var started: Set<UTF8Key> = []
    private var count = 0

    init(text: FixtureText, tokens: TokenChecker) {
        self.text = text
        self.tokens = tokens
        widget = tokens.widget
        ledger = SaveLedger(text: text)
    }

    /// The next step; its shape was checked before.
    mutating func read(_ json: JSON) throws(FixtureError) -> Step {
        count += 1
        guard let found = Self.verb(of: json) else { throw text.error("a step needs a verb", at: json) }
        let visitor = UTF8Key(json["visitor"]?.string ?? "visitor")
        let profile = UTF8Key(json["profile"]?.string ?? visitor.text)
        try check(found.verb, found.member, profile: profile)
        try ledger.use(in: found.member.value)
        let step = Step(
            number: count, verb: found.verb, value: found.member.value, location: found.member.location,
            visitor: visitor, profile: profile, expected: try expectation(json, found.verb, found.member),
            saves: try saves(json), note: json["note"]?.string)
        if found.verb.name == "start" { started.insert(profile) }
        return step
    }

    private static func verb(of json: JSON) -> (verb: Verb, member: JSONMember)? {
        for member in json.members {
            if let verb = Verb.all.first(where: { member.hasName($0.name) }) { return (verb, member) }
        }
        return nil
    }

    // MARK: Checks

    private func check(_ verb: Verb, _ member: JSONMember, profile: UTF8Key) throws(FixtureError) {
        guard verb.platforms.contains(widget.platform) else {
            throw text.error(
                "\"\(verb.name)\" is not for widgets of \(widget.platform.rawValue)", at: member.location)
        }
        if verb.needsSession, !started.contains(profile), member.value["session"] == nil {
            let owner = profile.text == "visitor" ? "the visitor" : profile.text
            throw text.error(
                "\"\(verb.name)\" needs a chat session, and \(owner) has started none; "
                    + "put a \"start\" before it",
                at: member.location)
        }
        switch verb.name {
        case "token", "refresh": try tokens.check(member.value, at: member.value.location)
        case "start":
            try ShapeChecker(text: text).check(member.value, widget.platform.wire.startShape, "\"start\"")
        case "say" where widget.platform == .amazonConnect:
            for name in ["metadata", "session"] {
                guard let value = member.value[member: name] else { continue }
                throw text.error("on amazon-connect a message has no \"\(name)\"", at: value)
            }
        case "rotate": if let key = member.value["add"] { try checkKey(key) }
        case "proxy" where widget.shopify == nil:
            throw text.error("widget \(widget.id) has no \"shopify\" app to sign with", at: member.location)
        default: break
        }
    }

    private func checkKey(_ key: JSON) throws(FixtureError) {
        var reader = WidgetReader(sources: .inline(refusingDemoSecrets: false), file: text.file)
        do throws(ConfigurationError) {
            _ = try reader.readKey(key, widget: widget.id)
        } catch {
            throw text.error(error.sentence, at: error.location)
        }
    }

    // MARK: What stands beside the verb

    private mutating func expectation(
        _ json: JSON, _ verb: Verb, _ member: JSONMember
    ) throws(FixtureError) -> Pattern? {
        if verb.isExpectation {
            if let expect = json.members.first(where: { $0.hasName("expect") }) {
                throw text.error(
                    "\"\(verb.name)\" is an expectation itself; put what \"expect\" says into it",
                    at: expect.location)
            }
            return try text.pattern(member.value)
        }
        guard let expect = json["expect"] else { return nil }
        if expect.kind == .object, expect.count == 0 {
            throw text.error("this expects nothing, so it cannot fail; say what must come", at: expect)
        }
        try ledger.use(in: expect)
        return try text.pattern(expect)
    }

    private mutating func saves(
        _ json: JSON
    ) throws(FixtureError) -> [(name: String, pointer: JSONPointer, location: TextLocation)] {
        var saves: [(name: String, pointer: JSONPointer, location: TextLocation)] = []
        guard let save = json["save"] else { return saves }
        for member in save.members {
            try ledger.save(member)
            guard let pointer = member.value.string.flatMap(JSONPointer.init) else { continue }
            saves.append((member.name, pointer, member.location))
        }
        return saves
    }
}
