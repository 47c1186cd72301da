/// The parts of a request target in one of the forms of RFC 9112 §3.2; authority-form is refused.
struct TargetForm {
    let path: Range<Int>
    let query: Range<Int>
    let authority: Range<Int>?

    init(_ bytes: Span<UInt8>, _ target: Range<Int>, isOptions: Bool) throws(RequestFailure) {
        if bytes[target.lowerBound] == 0x2F {
            authority = nil
            (path, query) = try Self.split(bytes, target)
        } else if target.count == 1, bytes[target.lowerBound] == 0x2A {
            // RFC 9112 §3.2.4: the asterisk is for OPTIONS alone.
            guard isOptions else { throw .badTargetForm }
            (authority, path, query) = (nil, target, target.upperBound..<target.upperBound)
        } else {
            self = try Self.absolute(bytes, target)
        }
    }

    private init(path: Range<Int>, query: Range<Int>, authority: Range<Int>) {
        self.path = path
        self.query = query
        self.authority = authority
    }

    /// RFC 9112 §3.2.2: absolute-form, of the schemes that a server of HTTP can be asked for.
    private static func absolute(_ bytes: Span<UInt8>, _ target: Range<Int>) throws(RequestFailure)
        -> TargetForm
    {
        guard let start = authorityStart(bytes, target) else { throw .badTargetForm }
        var end = start
        while end < target.upperBound, bytes[end] != 0x2F, bytes[end] != 0x3F { end += 1 }
        guard HostName.isValid(bytes, start..<end) else { throw .badHost }
        let (path, query) = try split(bytes, end..<target.upperBound)
        // RFC 9110 §4.2.3: an empty path is "/"; one stands right before the authority.
        return TargetForm(
            path: path.isEmpty ? (start - 1)..<start : path, query: query, authority: start..<end)
    }

    private static func authorityStart(_ bytes: Span<UInt8>, _ target: Range<Int>) -> Int? {
        let first = target.lowerBound
        if target.count > 7, Octet.spells(bytes, first..<(first + 7), "http://") { return first + 7 }
        if target.count > 8, Octet.spells(bytes, first..<(first + 8), "https://") { return first + 8 }
        return nil
    }

    /// The stretches before and behind the first question mark; every octet is one that RFC 3986 allows.
    @inline(__always)
    private static func split(
        _ bytes: Span<UInt8>, _ range: Range<Int>
    ) throws(RequestFailure) -> (path: Range<Int>, query: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound, Octet.isTarget(bytes[at]), bytes[at] != 0x3F { at &+= 1 }
        let mark = at
        while at < range.upperBound, Octet.isTarget(bytes[at]) { at &+= 1 }
        guard at == range.upperBound else { throw .badTarget }
        return (range.lowerBound..<mark, min(mark + 1, at)..<at)
    }
}
