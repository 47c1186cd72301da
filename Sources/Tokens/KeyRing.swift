package import Encoding

/// The keys of one widget, newest first.
package struct KeyRing: Sendable {
    /// Newest first; several at once while rotating.
    package private(set) var keys: [SigningKey]

    /// A ring of these keys; an empty one verifies nothing.
    package init(_ keys: [SigningKey]) {
        self.keys = keys
    }

    /// The key of that name, retired or not.
    package func key(named id: String) -> SigningKey? {
        keys.first { key in key.id.map { $0.utf8.elementsEqual(id.utf8) } ?? false }
    }

    /// Puts a key before all others.
    package mutating func add(_ key: SigningKey) {
        keys.insert(key, at: 0)
    }

    /// Takes the key of that name out; false where there is none.
    package mutating func remove(named id: String) -> Bool {
        let before = keys.count
        keys.removeAll { key in key.id.map { $0.utf8.elementsEqual(id.utf8) } ?? false }
        return keys.count < before
    }

    /// Whether tokens can choose among the keys by `kid`: a key given by a flag has no name.
    var isNamed: Bool { keys.contains { $0.id != nil } }

    /// Whether any key is taken at this instant.
    package func hasActiveKey(at now: Instant) -> Bool {
        keys.contains { !$0.isRetired(at: now) }
    }
}
