/// What does the rounds of SHA-256; all give the same digest.
package enum SHA256Engine: Sendable, CaseIterable {
    /// Swift, on every processor.
    case plain
    /// The processor's SHA instructions, three to four times as fast.
    case instructions

    /// The fastest that this processor has.
    package static let best: SHA256Engine = instructions.isAvailable ? .instructions : .plain

    /// Whether this processor has it.
    package var isAvailable: Bool {
        switch self {
        case .plain: true
        case .instructions: SHA256Registers.areSupported
        }
    }

    /// The hash value after one block, FIPS 180-4 §6.2.2.
    @inline(__always)
    func absorb(_ block: SHA256Block, into state: inout SHA256State) {
        switch self {
        case .plain: state.absorb(block)
        case .instructions: SHA256Registers.absorb(block, into: &state)
        }
    }
}
