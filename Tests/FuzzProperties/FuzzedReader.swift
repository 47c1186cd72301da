/// A reader that takes bytes from outside, and what must hold whatever they are.
///
/// The fuzzer and the replay of its corpus ask the same: a violation there is a violation here.
package struct FuzzedReader: Sendable, CustomStringConvertible {
    /// The name, which is also that of its folder in the corpus.
    package let name: String
    /// Reads the bytes in every way that the reader knows; throws what did not hold.
    package let check: @Sendable (_ bytes: [UInt8]) throws(Violation) -> Void

    /// The name.
    package var description: String { name }
}
