/// The six kinds of JSON value.
///
/// RFC 8259 §3, with the two booleans as one kind.
package enum JSONKind: UInt8, Sendable, Equatable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case bool
    /// A number of any size.
    case number
    /// A string.
    case string
    /// A list of elements.
    case array
    /// A list of members, each with a name.
    case object
}
