/// What a command takes besides flags.
struct Operands: Sendable {
    /// As it stands in help.
    let words: String
    /// The most of them.
    let maximum: Int

    static let none = Operands(words: "no words besides flags", maximum: 0)
}
