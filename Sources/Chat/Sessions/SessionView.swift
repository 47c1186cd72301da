/// A session as its visitor may see it.
package struct SessionView: Sendable {
    /// The session itself.
    package let session: ChatSession
    /// Who speaks in it.
    package let identity: Identity
    /// What the agent is told now, or was told last, as a compact JSON object.
    package let agentContext: [UInt8]
    /// Whether the agent may believe it.
    package let trust: Trust
    /// Attributes of the page that the token named too, and that were dropped.
    package let droppedAttributes: [String]
}
