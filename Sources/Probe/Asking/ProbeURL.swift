/// An address that `check` can ask: scheme, host, port and target, without a fragment.
package struct ProbeURL: Equatable, Sendable, CustomStringConvertible {
    /// Whether the scheme is `https`; the only other one is `http`.
    package let isSecure: Bool
    /// The host in lower case; an IPv6 address without its brackets.
    package let host: String
    /// The port, the scheme's own where none is written.
    package let port: UInt16
    /// Path and query; begins with `/`, and holds no blank, no control and nothing beyond ASCII.
    package let target: String

    /// Reads an absolute URL; nil for another scheme, user information, a blank or a control character.
    ///
    /// RFC 3986 §3. Octets beyond ASCII in the target are escaped, as a browser would.
    package init?(_ text: String) {
        let bytes = Array(text.prefix { $0 != "#" }.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        switch String(decoding: bytes[..<colon], as: UTF8.self).lowercased() {
        case "http": isSecure = false
        case "https": isSecure = true
        default: return nil
        }
        let rest = bytes[(colon + 1)...]
        guard rest.starts(with: "//".utf8) else { return nil }
        let behind = rest.dropFirst(2)
        let end = behind.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? behind.endIndex
        guard let (host, port) = Self.authority(behind[..<end]) else { return nil }
        self.host = host
        self.port = port ?? (isSecure ? 443 : 80)
        target = Self.target(behind[end...])
    }

    private init(_ base: ProbeURL, target: ArraySlice<UInt8>) {
        isSecure = base.isSecure
        host = base.host
        port = base.port
        self.target = Self.target(target)
    }

    /// The URL as people write it.
    package var description: String { origin + target }

    /// The URL without its query, which may hold what is nobody else's business.
    package var withoutQuery: String { origin + target.prefix { $0 != "?" } }

    /// Scheme, host and port: what RFC 6454 §6 calls an origin.
    package var origin: String { (isSecure ? "https://" : "http://") + authority }

    /// Host and port as a `Host` field has them.
    package var authority: String {
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// The URL that a `Location` names from here (RFC 3986 §5.2); nil where it is none that can be asked.
    package func resolving(_ reference: String) -> ProbeURL? {
        let bytes = Array(reference.prefix { $0 != "#" }.utf8)[...]
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        let mark = bytes.first { ":/?".utf8.contains($0) }
        if mark == UInt8(ascii: ":") { return ProbeURL(reference) }
        if bytes.starts(with: "//".utf8) { return ProbeURL((isSecure ? "https:" : "http:") + reference) }
        if bytes.isEmpty { return self }
        let path = Array(target.utf8.prefix { $0 != UInt8(ascii: "?") })
        if bytes.first == UInt8(ascii: "?") { return ProbeURL(self, target: path + bytes) }
        if bytes.first == UInt8(ascii: "/") { return ProbeURL(self, target: Self.withoutDots(bytes)[...]) }
        let folder = path[...(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
        return ProbeURL(self, target: Self.withoutDots(folder + bytes)[...])
    }

    private static func authority(_ bytes: ArraySlice<UInt8>) -> (String, UInt16?)? {
        guard !bytes.contains(UInt8(ascii: "@")), bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        var name = bytes
        var port: UInt16?
        let bracket = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex - 1
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), colon > bracket {
            name = bytes[..<colon]
            let digits = bytes[(colon + 1)...]
            guard digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
            if !digits.isEmpty {
                guard let number = UInt16(String(decoding: digits, as: UTF8.self)), number > 0 else {
                    return nil
                }
                port = number
            }
        }
        if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") {
            name = name.dropFirst().dropLast()
        } else if name.contains(UInt8(ascii: ":")) {
            return nil
        }
        guard !name.isEmpty, name.allSatisfy(isHostOctet) else { return nil }
        return (String(decoding: name, as: UTF8.self).lowercased(), port)
    }

    private static func isHostOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }

    private static func target(_ bytes: ArraySlice<UInt8>) -> String {
        var out = bytes.first == UInt8(ascii: "/") ? "" : "/"
        for octet in bytes {
            if octet < 0x80 {
                out.unicodeScalars.append(Unicode.Scalar(octet))
            } else {
                out += "%" + String(octet, radix: 16, uppercase: true)
            }
        }
        return out
    }

    /// RFC 3986 §5.2.4, on the path of a target; the query stays.
    private static func withoutDots(_ target: ArraySlice<UInt8>) -> [UInt8] {
        let end = target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        var kept: [ArraySlice<UInt8>] = []
        let segments = target[..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .dropFirst()
        for (place, segment) in segments.enumerated() {
            let isLast = place == segments.count - 1
            switch Array(segment) {
            case Array(".".utf8): if isLast { kept.append([]) }
            case Array("..".utf8):
                _ = kept.popLast()
                if isLast { kept.append([]) }
            default: kept.append(segment)
            }
        }
        return kept.flatMap { [UInt8(ascii: "/")] + $0 } + target[end...]
    }
}
