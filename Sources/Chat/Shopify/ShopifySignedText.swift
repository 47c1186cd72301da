/// The text that a proxy's signature covers, put together from decoded parameters.
///
///     a=1 & tag=b & tag=a & signature=…   ─►   a=1tag=b,a
///
/// `signature` is left out, values of a repeated name are joined by commas in order of appearance, and the
/// `name=value` strings are put in order and joined by nothing (identity.md, section 2.1).
struct ShopifySignedText {
    /// The string of one name with all its values.
    private struct Part {
        let nameCount: Int
        var text: [UInt8]

        var name: ArraySlice<UInt8> { text[..<nameCount] }
    }

    private var parts: [Part] = []

    init(_ parameters: [ShopifyParameter]) {
        var places: [[UInt8]: Int] = [:]
        for parameter in parameters where parameter.known != .signature {
            if let place = places[parameter.nameBytes] {
                parts[place].text.append(UInt8(ascii: ","))
                parts[place].text += parameter.valueBytes
            } else {
                places[parameter.nameBytes] = parts.count
                let text = parameter.nameBytes + [UInt8(ascii: "=")] + parameter.valueBytes
                parts.append(Part(nameCount: parameter.nameBytes.count, text: text))
            }
        }
    }

    /// In the documented order: whole strings by their bytes, as the documented sample and shopify_app sort.
    var bytes: [UInt8] { bytes(joinedBy: []) }

    /// In the documented order, with something between the strings.
    func bytes(joinedBy separator: [UInt8]) -> [UInt8] {
        Self.joined(
            parts.sorted { $0.text.lexicographicallyPrecedes($1.text) }, by: separator)
    }

    /// In an order of the names, which are all different.
    func bytes(orderingNames precedes: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool) -> [UInt8] {
        Self.joined(parts.sorted { precedes($0.name, $1.name) }, by: [])
    }

    private static func joined(_ parts: [Part], by separator: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.text.count + separator.count })
        for part in parts {
            if !bytes.isEmpty { bytes += separator }
            bytes += part.text
        }
        return bytes
    }
}
