import Encoding

/// A query that a Shopify app proxy signed, as it came.
///
///     shop=demo.myshopify.com&logged_in_customer_id=7001&timestamp=1760000000&signature=5d00…
///
/// Names and values are decoded as forms are (WHATWG URL §5.1): `+` is a blank, because Shopify's documented
/// sample parses with Rack, which reads it so. Nothing else is cleaned up: what is signed is every parameter
/// but `signature`.
package struct ShopifyProxyQuery: Sendable {
    /// The most bytes that are looked at: 8 KiB, the limit of a token on applied.
    package static let maximumBytes = 8 * 1024

    /// Why there are no parameters to look at.
    enum Fault: Equatable {
        case tooLarge
        /// The byte offset of the parameter of which an escape is broken or the text is not UTF-8.
        case malformed(offset: Int)
    }

    /// The query without its question mark, as it came.
    package let raw: [UInt8]
    /// The decoded parameters in order of appearance; none where the query is too large or malformed.
    package let parameters: [ShopifyParameter]
    let fault: Fault?

    /// Takes a raw query string, without its question mark.
    ///
    /// Nothing throws here: a query that cannot be read is one that ``ShopifyVerifier`` refuses.
    package init(_ raw: [UInt8]) {
        self.init(raw, plusIsBlank: true)
    }

    init(_ raw: [UInt8], plusIsBlank: Bool) {
        self.raw = raw
        guard raw.count <= Self.maximumBytes else {
            (parameters, fault) = ([], .tooLarge)
            return
        }
        var parameters: [ShopifyParameter] = []
        for range in Self.pieces(raw) {
            guard let parameter = Self.parameter(raw, range, plusIsBlank) else {
                (self.parameters, fault) = ([], .malformed(offset: range.lowerBound))
                return
            }
            parameters.append(parameter)
        }
        (self.parameters, fault) = (parameters, nil)
    }

    func reading(_ known: ShopifyParameter.Known) -> ShopifyParameter.Reading {
        var found: [UInt8]?
        for parameter in parameters where parameter.known == known {
            if found != nil { return .repeated }
            found = parameter.valueBytes
        }
        return found.map { .value($0) } ?? .absent
    }

    /// The ranges between `&`, without the empty ones (WHATWG URL §5.1).
    static func pieces(_ raw: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var from = 0
        while from < raw.count {
            var to = from
            while to < raw.count, raw[to] != UInt8(ascii: "&") { to += 1 }
            if from < to { found.append(from..<to) }
            from = to + 1
        }
        return found
    }

    private static func parameter(
        _ raw: [UInt8], _ range: Range<Int>, _ plusIsBlank: Bool
    ) -> ShopifyParameter? {
        let equals = raw[range].firstIndex(of: UInt8(ascii: "=")) ?? range.upperBound
        let valueStart = min(equals + 1, range.upperBound)
        guard let name = text(raw, range.lowerBound..<equals, plusIsBlank),
            let value = text(raw, valueStart..<range.upperBound, plusIsBlank)
        else { return nil }
        return ShopifyParameter(name: name, value: value)
    }

    /// The decoded bytes; nil where an escape is broken or they are not UTF-8.
    private static func text(_ raw: [UInt8], _ range: Range<Int>, _ plusIsBlank: Bool) -> [UInt8]? {
        guard let bytes = PercentEncoding.decode(raw.span.extracting(range), plusIsBlank: plusIsBlank),
            (try? UTF8Span(validating: bytes.span)) != nil
        else { return nil }
        return bytes
    }
}
