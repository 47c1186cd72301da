/// Why no answer came at all.
package struct ExchangeFailure: Error, Sendable, Equatable {
    /// One sentence for the person at the terminal.
    package let sentence: String

    /// A failure in one sentence.
    package init(_ sentence: String) { self.sentence = sentence }
}
