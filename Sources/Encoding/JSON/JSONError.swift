/// Why a text was refused, and where.
package struct JSONError: Error, Sendable, Equatable {
    /// The reasons there are.
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// A character that cannot stand here.
        case unexpectedCharacter
        /// A comma before the end of an object or array, where the rules allow none.
        case trailingComma
        /// Something other than white space after the value.
        case trailingText
        /// The bytes are not UTF-8.
        case invalidUTF8
        /// The text begins with U+FEFF. RFC 8259 §8.1.
        case byteOrderMark
        /// A `\u` escape of half a surrogate pair, without the other half.
        case loneSurrogate
        /// A backslash before something that is no escape.
        case badEscape
        /// A character below U+0020 inside a string, not escaped.
        case controlCharacter
        /// Not the number grammar of RFC 8259 §6.
        case badNumber
        /// A member name that stood before in the same object.
        case duplicateMember
        /// More arrays and objects inside each other than the rules allow.
        case tooDeep
        /// More members or elements than the rules allow.
        case tooManyMembers
        /// More bytes than the rules allow.
        case tooLarge
        /// A comment where the rules allow none.
        case comment
        /// A `/*` without its `*/`.
        case openComment
    }

    /// The reason.
    package let kind: Kind

    /// The byte offset where the reader stopped; of a number, a string's escape or a name, its first byte.
    package let offset: Int

    /// The line of `offset`, from 1.
    package let line: Int

    /// The column of `offset` within its line, in bytes, from 1.
    package let column: Int

    /// What the sentence quotes: the name, the number, the escape, the character or the limit; may be empty.
    package let detail: String

    /// One clear sentence without the place.
    package var sentence: String {
        switch kind {
        case .unexpectedEnd: "the text ends before its value is complete"
        case .unexpectedCharacter: "\(detail) cannot stand here"
        case .trailingComma: "a comma stands after the last member or element"
        case .trailingText: "something follows the value: \(detail)"
        case .invalidUTF8: "the text is not UTF-8"
        case .byteOrderMark: "the text begins with a byte order mark"
        case .loneSurrogate: "half of a surrogate pair stands alone: \(detail)"
        case .badEscape: "there is no such escape: \(detail)"
        case .controlCharacter: "a string holds a control character that is not escaped: \(detail)"
        case .badNumber: "this is not a JSON number: \(detail)"
        case .duplicateMember: "a member name stands twice: \"\(detail)\""
        case .tooDeep: "arrays and objects are nested more than \(detail) deep"
        case .tooManyMembers: "an object or array holds more than \(detail) members or elements"
        case .tooLarge: "the text is longer than \(detail) bytes"
        case .comment: "comments are not allowed here"
        case .openComment: "a comment is never closed"
        }
    }

    init(_ kind: Kind, at offset: Int, in text: Span<UInt8>, detail: String) {
        let location = TextLocation(offset: offset, in: text)
        self.kind = kind
        self.offset = offset
        line = location.line
        column = location.column
        self.detail = detail
    }
}
