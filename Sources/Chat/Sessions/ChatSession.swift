package import Encoding

/// One conversation, verified or anonymous.
package struct ChatSession: Sendable {
    /// How a session ended.
    package struct Ending: Sendable {
        /// When, on the sandbox's clock.
        package let at: Instant
        /// What the agent had been told: an ended session keeps what it had.
        package let agentContext: [UInt8]
    }

    /// The session's id, which opens it to whoever knows it only while it is anonymous.
    package let id: SessionID
    /// Its place in the order of starts, which no clock can change.
    package let order: UInt64
    /// When it began, on the sandbox's clock.
    package let createdAt: Instant
    /// The widget's place in the sandbox.
    package let widget: Int
    /// The customer's place in the store; nil while the session is anonymous.
    package internal(set) var customer: Int32?
    /// The metadata of the start that passed, as compact JSON.
    package internal(set) var metadata: [UInt8]?
    /// What was taken out of the metadata, at the start or when the session was linked.
    package internal(set) var stripped: Stripped
    /// The page's own context, an object as compact JSON: the untrusted layer of an anonymous session.
    package internal(set) var pageContext: [UInt8]?
    /// The transcript, oldest first.
    package internal(set) var messages: [ChatMessage] = []
    /// Bytes of its texts, metadata and contexts.
    package internal(set) var size = 0
    /// How many pages and sockets listen to it.
    var listeners: Int32 = 0
    /// The place of its participation; nil where the platform does not tell participants apart.
    var participation: Int32?
    /// How it ended; nil while it is open.
    package internal(set) var ending: Ending?

    /// Lets go of everything that takes room.
    mutating func clear() {
        metadata = nil
        pageContext = nil
        messages = []
        listeners = 0
        participation = nil
        ending = nil
    }

    /// Whether the agent may believe the context: not where the page's own words went in.
    package var trust: Trust { pageContext == nil ? .verified : .untrusted }
}
