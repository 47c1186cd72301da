import Encoding

/// What the far side is told of a chat session with participants: names and texts, each with its trust.
///
/// A signed value is never overwritten by a page's; the order is that of arrival.
package struct AttributeSet: Sendable {
    /// One name with its value.
    package struct Entry: Sendable {
        /// The name.
        package let name: String
        /// The value; may be empty.
        package internal(set) var value: String
        /// Whether a signature, or the website's own backend, stands behind it.
        package internal(set) var isTrusted: Bool

        /// One name with its value and its trust.
        package init(_ name: String, _ value: String, isTrusted: Bool) {
            self.name = name
            self.value = value
            self.isTrusted = isTrusted
        }
    }

    /// All of them, in the order of arrival.
    package private(set) var entries: [Entry] = []
    private var places: [UTF8Key: Int] = [:]

    /// No attributes.
    package init() {}

    /// How many bytes of UTF-8 all names and values have together.
    package var byteCount: Int { entries.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } }

    /// Whether every value may be believed.
    package var isTrusted: Bool { entries.allSatisfy(\.isTrusted) }

    /// Puts a value in, in place of one of the same name.
    package mutating func put(_ entry: Entry) {
        let key = UTF8Key(entry.name)
        if let place = places[key] {
            entries[place] = entry
        } else {
            places[key] = entries.count
            entries.append(entry)
        }
    }

    /// Puts in what a page says; a name that has a trusted value keeps it, and comes back.
    package mutating func putFromPage(_ page: [Entry]) -> [String] {
        var dropped: [String] = []
        for entry in page {
            if let place = places[UTF8Key(entry.name)], entries[place].isTrusted {
                dropped.append(entry.name)
            } else {
                put(Entry(entry.name, entry.value, isTrusted: false))
            }
        }
        return dropped
    }

    /// The names and values as a compact JSON object.
    package var json: [UInt8] {
        var writer = JSONWriter(capacity: 64 + byteCount)
        writer.beginObject()
        for entry in entries {
            writer.name(entry.name)
            writer.string(entry.value)
        }
        writer.endObject()
        return writer.bytes
    }
}
