/// Why a website gave no answer at all.
package struct ProbeFailure: Error, Equatable {
    /// One sentence for the person at the terminal.
    package let sentence: String

    /// A failure in one sentence.
    package init(_ sentence: String) { self.sentence = sentence }
}
