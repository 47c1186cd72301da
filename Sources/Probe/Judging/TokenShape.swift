import Encoding

/// Whether a text looks like a token, well made or not.
enum TokenShape {
    /// Whether a whole text is most likely meant as a token, with the blanks, the quotes and the scheme that
    /// people leave around one.
    static func isLikely(_ text: [UInt8]) -> Bool {
        var core = text[...]
        while let last = core.last, isAround(last) { core = core.dropLast() }
        while let first = core.first, isAround(first) { core = core.dropFirst() }
        let scheme = "bearer "
        if core.count > scheme.utf8.count,
            String(decoding: core.prefix(scheme.utf8.count), as: UTF8.self).lowercased() == scheme
        {
            core = core.dropFirst(scheme.utf8.count)
        }
        guard core.count > 2, core.allSatisfy(isInside) else { return false }
        // A header begins with `{"`, which is `ey` in base64.
        return core.starts(with: "ey".utf8) || core.count { $0 == UInt8(ascii: ".") } >= 2
    }

    /// The stretches of a text that are tokens beyond doubt: two dots, and a header that is an object.
    static func tokens(in text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split { !isPart($0) && $0 != UInt8(ascii: ".") }.filter { stretch in
            let parts = stretch.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard parts.count == 3, let header = try? Base64URL.decode(Array(parts[0])) else { return false }
            return header.first == UInt8(ascii: "{")
        }
    }

    private static func isAround(_ octet: UInt8) -> Bool {
        octet <= 0x20 || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'")
    }

    /// Either alphabet of base64, its padding and the dots.
    private static func isInside(_ octet: UInt8) -> Bool {
        isPart(octet)
            || [UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "=")]
                .contains(octet)
    }

    private static func isPart(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
