package import Encoding

/// How one registered claim stands in a payload.
package enum ClaimReading<Value: Sendable>: Sendable {
    /// It is not there.
    case absent
    /// It stands twice, so nothing may be read from it.
    case ambiguous
    /// It is there and of its type.
    case value(Value)
    /// It is there and of another type.
    case wrongType(JSON)

    /// The value, where there is one of the right type.
    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}
