/// A dictionary that never grows as a whole: 256 small ones, which a key's hash chooses from.
///
/// A dictionary that doubles puts every key in a new place at once: for 200,000 some 20 ms, in which nobody
/// is answered. Here a 256th part of them moves, each shard at a time of its own.
struct ShardedDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var shards = [[Key: Value]](repeating: [:], count: 256)

    /// How many keys there are.
    private(set) var count = 0

    /// The keys, in no order.
    var keys: some Sequence<Key> { shards.lazy.flatMap(\.keys) }

    /// The value of a key; nil takes the key out.
    subscript(key: Key) -> Value? {
        get { shards[shard(of: key)][key] }
        set {
            let shard = shard(of: key)
            if let newValue {
                if shards[shard].updateValue(newValue, forKey: key) == nil { count += 1 }
            } else if shards[shard].removeValue(forKey: key) != nil {
                count -= 1
            }
        }
    }

    /// The value of a key, changed in place; a key that is not there is put in.
    subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
        _read { yield shards[shard(of: key)][key, default: value()] }
        _modify {
            let shard = shard(of: key)
            let before = shards[shard].count
            defer { count += shards[shard].count - before }
            yield &shards[shard][key, default: value()]
        }
    }

    // A dictionary hashes with a seed of its own: what this takes of the hash says nothing of places there.
    private func shard(of key: Key) -> Int { key.hashValue & (shards.count - 1) }
}
