/// What a reader says of a text it refuses.
extension JSONReader {
    @inline(never)
    func fault(
        _ kind: JSONError.Kind, at offset: Int, _ text: Span<UInt8>, _ detail: String = ""
    ) -> JSONError {
        JSONError(kind, at: offset, in: text, detail: detail)
    }

    /// The character where the reader stands, in quotes.
    func character(_ text: Span<UInt8>) -> String { "\"" + character(text, at: at) + "\"" }

    /// The character at an offset; a control character by its number, so that it does no harm on a terminal.
    func character(_ text: Span<UInt8>, at offset: Int) -> String {
        guard let first = excerpt(offset..<min(offset + 4, text.count), text).unicodeScalars.first else {
            return ""
        }
        return first.value < 0x20 || first.value == 0x7F ? Self.codePoint(UInt8(first.value)) : String(first)
    }

    static func codePoint(_ byte: UInt8) -> String {
        "U+00" + String(decoding: [HexDigit.upper(byte >> 4), HexDigit.upper(byte)], as: UTF8.self)
    }

    /// A piece of the text as written, cut at 64 bytes: an error is shown, logged and sent.
    func excerpt(_ range: Range<Int>, _ text: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for at in range.prefix(64) { bytes.append(text[at]) }
        return String(decoding: bytes, as: UTF8.self) + (range.count > 64 ? "…" : "")
    }
}
