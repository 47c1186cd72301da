/// Where the name and the value of one field stand in the bytes of a head.
struct FieldRange: Sendable, Equatable {
    let name: ByteRange
    let value: ByteRange
}
