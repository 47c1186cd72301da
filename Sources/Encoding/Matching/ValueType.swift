/// What `$type` can ask for: the types of JSON Schema, and two forms of text.
package enum ValueType: String, CaseIterable, Sendable {
    /// A type of JSON Schema.
    case null, boolean, number, integer, string, array, object
    /// A time of RFC 3339.
    case time
    /// A UUID in its usual form, 8-4-4-4-12 hexadecimal digits (RFC 9562 §4).
    case uuid

    /// Whether a value is of the type.
    package func holds(_ value: JSON) -> Bool {
        switch self {
        case .null: value.isNull
        case .boolean: value.kind == .bool
        case .number: value.kind == .number
        case .integer: value.int != nil
        case .string: value.kind == .string
        case .array: value.kind == .array
        case .object: value.kind == .object
        case .time: value.string.flatMap(Instant.init(rfc3339:)) != nil
        case .uuid: value.string.map(Self.isUUID) ?? false
        }
    }

    private static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { Hex.decode(Array($0)) != nil }
    }
}
