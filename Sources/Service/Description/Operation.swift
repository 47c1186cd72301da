/// What a call takes and answers, beside what its route tells.
struct Operation: Sendable {
    /// One sentence on what the call does.
    let does: String
    /// The parameters of its query.
    var query: [SchemaMember] = []
    /// The header fields that mean something to it.
    var fields: [SchemaMember] = []
    /// The body; nil where it has none.
    var body: Schema?
    /// What it answers when it does what it says.
    let answers: [Answer]
    /// Statuses of problems that are its own, beside those of its surface.
    var problems: [Int] = []

    /// One answer.
    struct Answer: Sendable {
        /// What it holds.
        enum Content: Sendable {
            case nothing
            case json(Schema)
            /// A problem that tells more than others.
            case problem(Schema)
            /// Text of another media type.
            case text(String)
        }

        let status: Int
        let says: String
        let content: Content

        init(_ status: Int, _ says: String, _ content: Content = .nothing) {
            self.status = status
            self.says = says
            self.content = content
        }

        /// JSON.
        init(_ status: Int, _ says: String, _ schema: Schema) { self.init(status, says, .json(schema)) }
    }
}
