/// Guesses which known word somebody meant.
package enum Spelling {
    /// The nearest of some words, or nil where none is near; of equally near ones the first.
    ///
    /// Near means at most a third of the word's length, or two, letters changed, added, left out or swapped
    /// with their neighbour, and not every letter. ASCII case does not count.
    package static func nearest(to word: String, among words: [String]) -> String? {
        let wanted = folded(word)
        var nearest: String?
        var least = max(2, wanted.count / 3) + 1
        for candidate in words {
            let letters = folded(candidate)
            let longer = max(letters.count, wanted.count)
            // The distance is no less than the difference in length: long texts cost nothing.
            guard longer - min(letters.count, wanted.count) < least else { continue }
            let distance = distance(wanted, letters)
            if distance < least, distance < longer || longer == 0 {
                least = distance
                nearest = candidate
            }
        }
        return nearest
    }

    private static func folded(_ word: String) -> [UInt8] {
        word.utf8.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    }

    /// Changes, additions, omissions and swaps of neighbours; three rows of the usual table.
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        for at in one.indices {
            var row = [at + 1]
            row.reserveCapacity(other.count + 1)
            for to in other.indices {
                var cost = min(last[to + 1] + 1, row[to] + 1, last[to] + (one[at] == other[to] ? 0 : 1))
                if at > 0, to > 0, one[at] == other[to - 1], one[at - 1] == other[to] {
                    cost = min(cost, beforeLast[to - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[other.count]
    }
}
