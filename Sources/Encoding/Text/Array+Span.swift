/// Copying a span in one go; 6.3's standard library has no call for it.
extension Array where Element == UInt8 {
    @inline(__always)
    mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
