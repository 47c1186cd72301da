/// A request method; its name is case-sensitive (RFC 9110 §9.1).
package enum Method: Equatable, Sendable {
    case get, head, post, put, delete, options, patch
    case other(String)

    /// The method of a name; every token that we do not know is `other`.
    package init(_ name: String) { self.init(name.utf8Span.span, 0..<name.utf8.count) }

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        self = Method.known(bytes, range) ?? .other(String(copying: bytes, range))
    }

    /// The name as it stands in a request line and in `Allow`.
    package var text: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .patch: "PATCH"
        case .other(let name): name
        }
    }

    @inline(__always)
    private static func known(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Method? {
        switch range.count {
        case 3: Octet.equals(bytes, range, "GET") ? .get : Octet.equals(bytes, range, "PUT") ? .put : nil
        case 4: Octet.equals(bytes, range, "POST") ? .post : Octet.equals(bytes, range, "HEAD") ? .head : nil
        case 5: Octet.equals(bytes, range, "PATCH") ? .patch : nil
        case 6: Octet.equals(bytes, range, "DELETE") ? .delete : nil
        case 7: Octet.equals(bytes, range, "OPTIONS") ? .options : nil
        default: nil
        }
    }
}
