/// Names one answer that goes on, or one socket; a service uses no number twice.
package struct StreamID: Hashable, Sendable {
    /// The number behind the name.
    package let number: Int

    /// The name of a number.
    package init(_ number: Int) {
        self.number = number
    }
}
