import Chat
import Encoding

/// One step of a fixture, read and found possible.
struct Step: Sendable {
    /// Its number, from 1.
    let number: Int
    let verb: Verb
    /// The verb's value as it stands, variables and all.
    let value: JSON
    /// Where the verb stands.
    let location: TextLocation
    let visitor: UTF8Key
    /// Whose token and session the visitor has.
    let profile: UTF8Key
    /// What must come; nil where nothing is said of it.
    let expected: Pattern?
    let saves: [(name: String, pointer: JSONPointer, location: TextLocation)]
    /// A word to the reader.
    let note: String?

    /// Whether the expectation speaks of a refusal; one that none speaks of fails the run.
    var expectsRefusal: Bool {
        guard case .object(let members) = expected?.form else { return false }
        return members.contains { $0.name == "rejected" || $0.name == "status" }
    }
}
