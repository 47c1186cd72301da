/// What the request decides about how its answer is written.
struct AnswerFrame: Sendable, Equatable {
    /// RFC 9110 §9.3.2: the answer to HEAD has the length and not the body.
    var isHead = false
    /// RFC 9112 §9.3: a kept connection is announced to an HTTP/1.0 client.
    var isOld = false
    /// Whether this is the last answer on the connection.
    var closes = false
    /// RFC 9112 §6.3, rule 8: an answer that goes on has no length, and ends where the connection does.
    var isStream = false
}
