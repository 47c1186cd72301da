import Chat
import Encoding
import HTTP
import Tokens

extension Verb {
    /// The widget's keys change: a new one first, then an old one goes.
    static let rotate = Verb(
        name: "rotate", help: "gives the widget a new key, takes an old one away, or both in this order",
        shape: .record(
            Record(
                what: "rotate",
                members: [
                    Member("add", RotateVerb.key, "the new key"),
                    Member("remove", .text, "the id of the key that goes"),
                ], someOf: ["add", "remove"])),
        line: { value, _ in
            let added = value["add"]?["id"]?.string.map { "adds key \($0)" }
            let removed = value["remove"]?.string.map { "removes key \($0)" }
            return "the widget " + [added, removed].compactMap(\.self).joined(separator: ", ")
        }
    ) { (value, stage) throws(PlayFailure) in
        let keys = "/widgets/\(PercentEncoding.encodedString(stage.widget.id))/keys"
        if let add = value["add"] {
            let answer = try stage.control(.post, keys, body: add)
            if answer.refusal != nil { return answer }
            stage.keys.insert(RotateVerb.signingKey(add), at: 0)
        }
        if let id = value["remove"]?.string {
            let answer = try stage.control(.delete, keys + "/\(PercentEncoding.encodedString(id))")
            if answer.refusal != nil { return answer }
            stage.formerKeys += stage.keys.filter { RotateVerb.isNamed(id, $0) }
            stage.keys.removeAll { RotateVerb.isNamed(id, $0) }
        }
        return try stage.control(.get, keys)
    }
}

/// What rotating needs of keys.
enum RotateVerb {
    /// A key as the configuration writes it, its secret inline.
    static let key = Shape.record(
        Record(
            what: "a key",
            members: [
                Member("id", .text, "its name", isRequired: true),
                Member("secret", .text, "the shared secret's own text", isRequired: true),
                Member("retiresAt", .time, "when it stops being taken"),
            ]))

    static func signingKey(_ value: JSON) -> SigningKey {
        SigningKey(
            id: value["id"]?.string, secret: value["secret"]?.stringBytes ?? [],
            retiresAt: value["retiresAt"]?.string.flatMap(Instant.init(rfc3339:)))
    }

    static func isNamed(_ id: String, _ key: SigningKey) -> Bool {
        key.id?.utf8.elementsEqual(id.utf8) ?? false
    }
}
