/// The media type under which a file is given out, and whether a browser may show it.
struct FileType {
    /// The value of `Content-Type`: the announced type, where it is nothing but a type.
    let text: String
    /// Whether nothing in it runs: raster images, PDF and plain text.
    let isShown: Bool

    private static let shown = [
        "application/pdf", "image/avif", "image/bmp", "image/gif", "image/heic", "image/heif", "image/jpeg",
        "image/png", "image/webp", "text/plain",
    ]

    /// The type of an announced one; parameters are left off, since what stands behind a semicolon may be
    /// read as another type (WHATWG Fetch §2.2.2).
    init(_ announced: String) {
        let type = announced.utf8.prefix { $0 != UInt8(ascii: ";") }.map(Self.lower)
        let parts = type.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isType = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(Self.isName) }
        text = isType ? String(decoding: type, as: UTF8.self) : "application/octet-stream"
        isShown = Self.shown.contains(text)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// RFC 6838 §4.2: restricted-name-chars.
    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: true
        default: "!#$&-^_.+".utf8.contains(byte)
        }
    }
}
