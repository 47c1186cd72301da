/// Reads a status line (RFC 9112 §4): `HTTP/1.1 SP 3DIGIT SP [ reason ]`.
struct StatusLine: Sendable {
    let status: Status
    let isOld: Bool

    init?(_ bytes: Span<UInt8>, _ line: Range<Int>) {
        let start = line.lowerBound
        guard line.count >= 12, Octet.equals(bytes, start..<(start + 7), "HTTP/1."),
            bytes[start + 7] == 0x31 || bytes[start + 7] == 0x30, bytes[start + 8] == Octet.space
        else { return nil }
        var code = 0
        for at in (start + 9)..<(start + 12) {
            guard Octet.isDigit(bytes[at]) else { return nil }
            code = code * 10 + Int(bytes[at] &- 0x30)
        }
        guard (100...599).contains(code) else { return nil }
        // Some servers leave out the space where there is no reason.
        guard line.count == 12 || bytes[start + 12] == Octet.space else { return nil }
        let reason = min(start + 13, line.upperBound)..<line.upperBound
        status = Status(code: code, reason: String(copying: bytes, reason))
        isOld = bytes[start + 7] == 0x30
    }
}
