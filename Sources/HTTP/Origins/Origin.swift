/// The parts of a serialised origin (RFC 6454 §6.2): where they stand, and the port as a number.
struct Origin {
    let scheme: Range<Int>
    let host: Range<Int>
    /// The port, the scheme's own where none is written; nil for another scheme without one.
    let port: Int?

    /// Nil where the bytes are no origin; `null` is none.
    init?(_ bytes: Span<UInt8>) {
        guard let start = Self.hostStart(bytes), start < bytes.count else { return nil }
        scheme = 0..<(start - 3)
        let end = Self.hostEnd(bytes, start)
        host = start..<end
        guard HostName.isValid(bytes, host) else { return nil }
        if end == bytes.count {
            port = Self.ownPort(bytes, scheme)
        } else {
            guard let written = Self.number(bytes, (end + 1)..<bytes.count) else { return nil }
            port = written
        }
    }

    /// Where the host begins: behind a scheme and `://`.
    static func hostStart(_ bytes: Span<UInt8>) -> Int? {
        var at = 0
        while at < bytes.count, isScheme(bytes[at], isFirst: at == 0) { at += 1 }
        guard at > 0, at + 3 <= bytes.count, Octet.equals(bytes, at..<(at + 3), "://") else { return nil }
        return at + 3
    }

    /// RFC 3986 §3.1: a letter, then letters, digits, `+`, `-` and `.`.
    private static func isScheme(_ octet: UInt8, isFirst: Bool) -> Bool {
        if Octet.isLetter(octet) { return true }
        return !isFirst && (Octet.isDigit(octet) || octet == 0x2B || octet == 0x2D || octet == 0x2E)
    }

    /// The colon before the port, or the end; colons between brackets are the address's own.
    static func hostEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var at = start
        if bytes[at] == 0x5B {
            while at < bytes.count, bytes[at] != 0x5D { at += 1 }
        }
        while at < bytes.count, bytes[at] != 0x3A { at += 1 }
        return at
    }

    private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        // A port is serialised without leading zeros.
        guard (1...5).contains(range.count), range.count == 1 || bytes[range.lowerBound] != 0x30 else {
            return nil
        }
        var value = 0
        for at in range {
            guard Octet.isDigit(bytes[at]) else { return nil }
            value = value * 10 + Int(bytes[at] &- 0x30)
        }
        return value <= 65_535 ? value : nil
    }

    private static func ownPort(_ bytes: Span<UInt8>, _ scheme: Range<Int>) -> Int? {
        if Octet.spells(bytes, scheme, "http") { return 80 }
        return Octet.spells(bytes, scheme, "https") ? 443 : nil
    }
}
