/// One visitor's page: what it has seen of its session.
struct Page {
    /// The last event that it has seen, or that is not for it; 0 at the start of a session.
    var seen = 0
    /// The session that `seen` counts in.
    var session: String?
    /// On amazon-connect: what pushes the session's items; nil where they are read from the events.
    var socket: ConnectSocket?
}
