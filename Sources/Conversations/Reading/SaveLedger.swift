import Encoding

/// Keeps account of what steps save and insert: an unused save and an unknown name are mistakes.
struct SaveLedger {
    let text: FixtureText
    private var open: [(name: String, location: TextLocation)] = []
    private var known: [String] = []

    init(text: FixtureText) {
        self.text = text
    }

    /// A step saves something under a name.
    mutating func save(_ member: JSONMember) throws(FixtureError) {
        let name = member.name
        guard Template.isName(name) else {
            throw text.error(
                "a save's name is made of letters, digits, \"_\" and \"-\", and begins with no digit, unlike "
                    + "\"\(name)\"", at: member.location)
        }
        if known.contains(name) {
            throw text.error(
                "something is saved as \"\(name)\" already; take another name", at: member.location)
        }
        known.append(name)
        open.append((name, member.location))
    }

    /// A value inserts what its strings name; the expression of `$matches` inserts nothing.
    mutating func use(in value: JSON) throws(FixtureError) {
        switch value.kind {
        case .string:
            for name in Template(value.string ?? "").names { try use(name, at: value) }
        case .array:
            for element in value.elements { try use(in: element) }
        case .object:
            for member in value.members where !member.hasName(MatcherName.matches.rawValue) {
                try use(in: member.value)
            }
        default: break
        }
    }

    /// Nothing more comes: everything saved has been used.
    func close() throws(FixtureError) {
        guard let unused = open.first else { return }
        throw text.error(
            "nothing uses \"\(unused.name)\"; insert it as ${\(unused.name)}, or take the save out",
            at: unused.location)
    }

    private mutating func use(_ name: String, at value: JSON) throws(FixtureError) {
        guard known.contains(name) else {
            let nearest = Spelling.nearest(to: name, among: known).map { "; did you mean \"\($0)\"?" }
            throw text.error(
                "no step before this one saves \"\(name)\""
                    + (nearest ?? "; write $${ for the characters ${"),
                at: value)
        }
        open.removeAll { $0.name == name }
    }
}
