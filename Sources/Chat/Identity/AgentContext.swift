package import Encoding
package import Tokens

/// What the agent is told: layers merged member by member at the top level, the later winning (contract,
/// section 3).
///
///     page's metadata.context  (anonymous only, untrusted)
///       └─ the widget's agentContext
///            └─ the custom claims (verified only)
///
/// A value is replaced whole and keeps its JSON type and exact digits.
package struct AgentContext: Sendable {
    private var members: [JSONMember] = []
    private var places: [[UInt8]: Int] = [:]

    /// A context that says nothing.
    package init() {}

    /// How many members it has.
    package var count: Int { members.count }

    /// Puts the members of an object over what is there.
    package mutating func merge(_ layer: JSON?) {
        guard let layer else { return }
        for member in layer.members { put(member) }
    }

    /// Puts the custom claims over what is there: every claim but the registered ones.
    package mutating func merge(_ claims: Claims) {
        for member in claims.json.members where !Claims.isReserved(member) { put(member) }
    }

    /// The context that says nothing, as compact JSON.
    static let empty = Array("{}".utf8)

    /// The custom claims alone, as compact JSON; no name stands twice in a token that holds.
    static func json(of claims: Claims) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        for member in claims.json.members where !Claims.isReserved(member) { writer.member(member) }
        writer.endObject()
        return writer.bytes
    }

    /// The merged object, as compact JSON.
    package var json: [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        for member in members { writer.member(member) }
        writer.endObject()
        return writer.bytes
    }

    /// Names are looked up pairwise while they are few, and by hash past that, so that a thousand cost no
    /// million comparisons.
    private mutating func put(_ member: JSONMember) {
        if members.count < 16 {
            if let place = members.firstIndex(where: { $0.hasSameName(as: member) }) {
                members[place] = member
            } else {
                members.append(member)
            }
            return
        }
        if places.isEmpty {
            for (place, known) in members.enumerated() { places[known.nameBytes] = place }
        }
        let name = member.nameBytes
        if let place = places[name] {
            members[place] = member
        } else {
            places[name] = members.count
            members.append(member)
        }
    }
}
