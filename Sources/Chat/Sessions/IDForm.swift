/// How a platform writes ids.
package enum IDForm: Sendable {
    /// 32 lower-case hex digits.
    case plain
    /// The same with four hyphens, as RFC 9562 §4 writes a UUID.
    case grouped
}

extension Platform {
    /// How ids of the platform are written.
    package var idForm: IDForm { self == .amazonConnect ? .grouped : .plain }
}

extension SessionID {
    /// The id in a form, as ASCII.
    package func bytes(_ form: IDForm) -> [UInt8] {
        let digits = bytes
        if form == .plain { return digits }
        return [UInt8](capacity: 36) { output in
            for index in 0..<32 {
                if [8, 12, 16, 20].contains(index) { output.append(UInt8(ascii: "-")) }
                output.append(digits[index])
            }
        }
    }

    /// The id in a form.
    package func text(_ form: IDForm) -> String { String(decoding: bytes(form), as: UTF8.self) }

    /// Reads an id in exactly this form; nil for any other text.
    package init?(_ text: String, _ form: IDForm) {
        if form == .plain {
            self.init(text)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
        self.init(parts.joined())
    }

    /// Reads an id in either form; nil for any other text.
    package init?(anyForm text: String) {
        self.init(text, text.utf8.count == 32 ? .plain : .grouped)
    }

    /// The same bits as a UUID of version 4 (RFC 9562 §5.4): 122 of them stay random.
    var asUUID: SessionID {
        SessionID(high: high & ~0xF000 | 0x4000, low: low & ~(0b11 << 62) | 0b10 << 62)
    }
}
