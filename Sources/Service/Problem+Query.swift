import HTTP

extension Problem {
    /// A query that is no text.
    static let unreadableQuery = Problem(
        .badRequest, "bad-query", "The query has a bad escape, or is not UTF-8.")
}
