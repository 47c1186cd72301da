import Encoding

/// A JSON object that can be written wrong on purpose: members in order, values as the text that they are.
struct LooseObject: Sendable {
    /// Names as JSON spells them, quotes and escapes included.
    private var members: [(name: String, value: String)]

    init(_ members: [(name: String, value: String)]) {
        self.members = members.map { (Self.quoted($0.name), $0.value) }
    }

    /// The members of an object that was read, with their exact digits; none of any other value.
    init(_ json: JSON) {
        self.init(json.members.map { ($0.name, $0.value.description) })
    }

    /// The text of a member's value; setting nil takes the member out, setting a new one puts it last.
    subscript(name: String) -> String? {
        get { place(of: Self.quoted(name)).map { members[$0].value } }
        set {
            let spelled = Self.quoted(name)
            switch (place(of: spelled), newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append((spelled, value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a member before all others under a name as JSON spells it, whether or not it is there already.
    mutating func add(spelled name: String, _ value: String) {
        members.insert((name, value), at: 0)
    }

    /// The object as it stands, without blanks.
    var bytes: [UInt8] { text(between: ",", and: ":") }

    /// The object as Python's `json.dumps` spaces it.
    var spacedBytes: [UInt8] { text(between: ", ", and: ": ") }

    private func text(between comma: String, and colon: String) -> [UInt8] {
        let inner = members.map { $0.name + colon + $0.value }.joined(separator: comma)
        return Array("{\(inner)}".utf8)
    }

    /// Names are bytes: two spellings of one letter are two names.
    private func place(of spelled: String) -> Int? {
        members.firstIndex { $0.name.utf8.elementsEqual(spelled.utf8) }
    }

    /// A text as JSON spells it.
    static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
