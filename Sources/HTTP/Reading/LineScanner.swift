/// Finds the lines of a head while its bytes arrive, and looks at each byte once.
///
/// ```
/// G E T   / … 1 . 1 CR LF H o s t : …
/// start             ^ found   scanned
/// ```
struct LineScanner: Sendable {
    /// Where the line being read begins.
    private(set) var start = 0
    private var scanned = 0

    /// The next whole line without its CRLF, or nil while it has not come to its end.
    ///
    /// A line may end at `stop` at the latest; one that goes on behind it is `fault`.
    @inline(__always)
    mutating func next(_ bytes: Span<UInt8>, stop: Int, fault: HeadFault) throws(HeadFault) -> Range<Int>? {
        let bound = min(bytes.count, stop)
        let at = bound > scanned ? Octet.fieldValueEnd(bytes, scanned, bound) : scanned
        scanned = at
        guard at < bytes.count else { return nil }
        guard at <= stop else { throw fault }
        guard try isLineEnd(bytes, at, stop, fault) else { return nil }
        let line = start..<at
        start = at &+ 2
        scanned = start
        return line
    }

    /// RFC 9112 §2.2: a line ends with CRLF; a bare CR or LF is how two readers come to disagree.
    @inline(__always)
    private func isLineEnd(
        _ bytes: Span<UInt8>, _ at: Int, _ stop: Int, _ fault: HeadFault
    ) throws(HeadFault) -> Bool {
        if bytes[at] == Octet.carriageReturn {
            if at &+ 1 == bytes.count { return false }
            if bytes[at &+ 1] == Octet.lineFeed { return true }
            throw .bareCarriageReturn
        }
        if bytes[at] == Octet.lineFeed { throw .bareLineFeed }
        throw at >= stop ? fault : .controlCharacter
    }
}
