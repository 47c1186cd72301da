/// A text that is compared and hashed as its UTF-8 bytes.
///
/// `String` compares by canonical equivalence, so that U+00E9 and U+0065 U+0301 are one; two customers must
/// not be (RFC 7515 §5.3).
package struct UTF8Key: Hashable, Sendable {
    /// The text itself.
    package let text: String

    /// The key of a text.
    package init(_ text: String) {
        self.text = text
    }

    /// Whether the bytes are the same.
    package static func == (left: UTF8Key, right: UTF8Key) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Feeds the bytes and their count.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(text.utf8.count)
        let fed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
            unsafe hasher.combine(bytes: .init($0))
        }
        if fed == nil {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }
}
