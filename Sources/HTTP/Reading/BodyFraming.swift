/// How the end of a body is found (RFC 9112 §6.3); this is where request smuggling lives.
enum BodyFraming: Sendable, Equatable {
    /// Neither length nor coding: no body in a request, up to the end of the connection in an answer.
    case unstated
    case length(Int)
    case chunked

    /// Decides over all fields of a head; refuses where two readers could decide differently.
    @inline(__always)
    static func decide(_ bytes: Span<UInt8>, _ index: [FieldRange]) throws(BodyFault) -> BodyFraming {
        var length: Range<Int>?
        var coding: Range<Int>?
        var (lengths, codings) = (0, 0)
        for field in index {
            switch field.name.range.count {
            case 14 where Octet.spells(bytes, field.name.range, "content-length"):
                length = field.value.range
                lengths += 1
            case 17 where Octet.spells(bytes, field.name.range, "transfer-encoding"):
                // Of several field lines an unknown coding decides: `gzip` and `chunked` is 501 in either
                // order.
                if let one = coding, codingFault(bytes, one) == .unknownCoding { continue }
                coding = field.value.range
                codings += 1
            default: continue
            }
        }
        // RFC 9112 §6.1: both together may be an attempt to smuggle.
        if length != nil, coding != nil { throw .conflictingLengths }
        if let coding {
            if let fault = codingFault(bytes, coding) { throw fault }
            // RFC 9112 §6.1: chunked is applied once at most.
            if codings > 1 { throw .badCoding }
            return .chunked
        }
        guard let length else { return .unstated }
        if lengths > 1 { throw .repeatedLength }
        return .length(try decimal(bytes, length))
    }

    /// RFC 9110 §8.6: 1*DIGIT and nothing else; a list of equal numbers is refused too.
    private static func decimal(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(BodyFault) -> Int {
        guard !range.isEmpty else { throw .badLength }
        var value = 0
        for at in range {
            guard Octet.isDigit(bytes[at]) else { throw bytes[at] == 0x2C ? .repeatedLength : .badLength }
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int(bytes[at] &- 0x30))
            // Past the largest number there is only "too large", which the caller's limit says.
            value = overflows || overflowsToo ? Int.max / 10 : sum
        }
        return value
    }

    /// What is wrong with a coding that should be `chunked`, alone and in any case; nil when it is.
    private static func codingFault(_ bytes: Span<UInt8>, _ list: Range<Int>) -> BodyFault? {
        if Octet.spells(bytes, list, "chunked") { return nil }
        var start = list.lowerBound
        var fault: BodyFault = .badCoding
        while start <= list.upperBound {
            let end = position(of: 0x2C, bytes, start..<list.upperBound)
            // RFC 9112 §7: a coding may have parameters behind a semicolon; chunked has none.
            let name = Octet.trimmed(bytes, start..<position(of: 0x3B, bytes, start..<end))
            guard isToken(bytes, name) else { return .badCoding }
            if !Octet.spells(bytes, name, "chunked") { fault = .unknownCoding }
            start = end + 1
        }
        return fault
    }

    private static func position(of octet: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var at = range.lowerBound
        while at < range.upperBound, bytes[at] != octet { at += 1 }
        return at
    }

    private static func isToken(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for at in range where !Octet.isToken(bytes[at]) { return false }
        return !range.isEmpty
    }
}
