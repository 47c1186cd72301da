/// A request whose answer comes later.
extension ServerConnection {
    /// Leaves the answer owed: nothing behind the request is looked at before `unpark`.
    ///
    /// The peer's end and a stop end the connection, and the answer with it.
    package mutating func park() {
        precondition(owed != nil && !isParked, "a request was parked that nobody made")
        isParked = true
    }

    /// The answer is here: call `send`, then `next`.
    package mutating func unpark() {
        precondition(isParked, "what is not parked was answered as such")
        isParked = false
    }
}
