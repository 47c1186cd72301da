/// What is wrong with a fault as it is written, in one sentence.
package struct FaultSyntax: Error, Equatable {
    /// The sentence.
    package let sentence: String
}
