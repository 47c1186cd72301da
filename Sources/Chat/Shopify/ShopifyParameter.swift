/// One parameter of a proxy query, decoded.
package struct ShopifyParameter: Sendable, Equatable {
    let nameBytes: [UInt8]
    let valueBytes: [UInt8]
    /// Which of the parameters that the rules look at it is; found once, for a query may hold thousands.
    let known: Known?

    init(name: [UInt8], value: [UInt8]) {
        nameBytes = name
        valueBytes = value
        known = Known(name)
    }

    /// The name, percent-decoded; it was checked to be UTF-8.
    package var name: String { String(decoding: nameBytes, as: UTF8.self) }

    /// The value, percent-decoded; empty where the parameter has no `=`.
    package var value: String { String(decoding: valueBytes, as: UTF8.self) }

    /// What a parameter that the rules look at says.
    enum Reading {
        case absent
        case value([UInt8])
        case repeated

        var value: [UInt8]? { if case .value(let value) = self { value } else { nil } }
    }

    /// The parameters that the rules look at: each counts only where it stands once (identity.md, 117).
    enum Known: String, CaseIterable {
        case signature
        case shop
        case timestamp
        case customerID = "logged_in_customer_id"
        case pathPrefix = "path_prefix"

        init?(_ name: [UInt8]) {
            guard (4...21).contains(name.count),
                let known = Self(rawValue: String(decoding: name, as: UTF8.self)),
                // `String` compares by canonical equivalence; a name is its bytes.
                name.elementsEqual(known.rawValue.utf8)
            else { return nil }
            self = known
        }
    }
}
