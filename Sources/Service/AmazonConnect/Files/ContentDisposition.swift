import Encoding

/// How a browser takes a file: shown or saved, and under which name (RFC 6266).
struct ContentDisposition {
    let isAttachment: Bool
    let fileName: String

    /// The value of the field: a name in plain ASCII, and the whole name in UTF-8 where that is another.
    var text: String {
        let kind = isAttachment ? "attachment" : "inline"
        let plain = String(decoding: fileName.unicodeScalars.map(Self.plain), as: UTF8.self)
        let quoted = "\(kind); filename=\"\(plain)\""
        if plain.utf8.elementsEqual(fileName.utf8) { return quoted }
        // RFC 8187 §3.2; the encoding escapes more than has to be.
        return quoted + "; filename*=UTF-8''" + PercentEncoding.encodedString(fileName)
    }

    /// RFC 6266, appendix D: what clients read in different ways is left out of the plain name.
    private static func plain(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar {
        case "\"", "\\", "%", "/", ";": UInt8(ascii: "_")
        case " "..."~": UInt8(truncatingIfNeeded: scalar.value)
        default: UInt8(ascii: "_")
        }
    }
}
