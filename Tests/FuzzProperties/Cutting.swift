/// The pieces in which a peer may send bytes.
enum Cutting {
    /// A number that any change of the bytes changes: FNV-1a, 64 bits.
    static func checksum(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// All at once.
    static func whole(_ bytes: [UInt8]) -> [Range<Int>] { [0..<bytes.count] }

    /// Byte by byte, and in two parts at a point that the bytes themselves decide.
    static func ways(_ bytes: [UInt8]) -> [[Range<Int>]] {
        let point = Int(checksum(bytes) % UInt64(bytes.count + 1))
        return [bytes.indices.map { $0..<$0 + 1 }, [0..<point, point..<bytes.count]]
    }
}
