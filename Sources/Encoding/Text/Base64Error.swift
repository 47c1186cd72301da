/// Why a base64 text was refused, and where.
package struct Base64Error: Error, Sendable, Equatable {
    /// The reasons there are.
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// A character outside the alphabet; RFC 4648 §3.3 wants the whole text refused.
        case foreignCharacter
        /// A `=` where none may stand, or too few of them where they must.
        case padding
        /// The last character sets bits that stand for nothing, so two texts would mean the same.
        ///
        /// RFC 4648 §3.5.
        case spareBits
        /// A length that no bytes give.
        case length
    }

    /// The reason.
    package let kind: Kind

    /// The byte offset of the character in question; the length of the text where something is missing.
    package let offset: Int

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
