/// One kind of fault: its word, how it is written, and what it does.
package struct FaultKind: Sendable {
    /// The word that it begins with.
    package let name: String
    /// How it is written, in short.
    package let form: String
    /// What it does, in one sentence.
    package let does: String
    /// The fault of an argument, which is nil where none is written; nil where that is no fault of this kind.
    let read: @Sendable (_ argument: String?) -> FaultAction?

    init(
        _ name: String, _ form: String, _ does: String,
        read: @escaping @Sendable (_ argument: String?) -> FaultAction?
    ) {
        self.name = name
        self.form = form
        self.does = does
        self.read = read
    }
}
