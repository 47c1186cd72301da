/// Comparison of secrets whose duration tells nothing about their contents.
package enum ConstantTime {
    /// Whether two runs of bytes are the same; the time taken depends on their lengths alone.
    ///
    /// Lengths are not secret here: different ones answer `false` at once.
    package static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for index in a.indices { difference |= a[index] ^ b[index] }
        return difference == 0
    }
}
