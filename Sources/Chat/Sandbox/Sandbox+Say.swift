package import Encoding
import Tokens

/// A visitor's message on an existing session.
package struct SayMessage: Sendable {
    /// The widget's place in the sandbox.
    package let widget: Int
    /// Who the visitor is said to be.
    package let credential: Credential
    /// The session's id as it came.
    package let session: String
    /// What is said.
    package let text: String
    /// What the page says beside it.
    package let metadata: JSON?

    /// A message; metadata may be absent.
    package init(widget: Int, credential: Credential, session: String, text: String, metadata: JSON? = nil) {
        self.widget = widget
        self.credential = credential
        self.session = session
        self.text = text
        self.metadata = metadata
    }
}

extension Sandbox {
    /// The most messages of one session, and the most bytes of their texts and metadata together.
    static let maximumMessages = 10_000
    static let maximumTranscriptBytes = 4 << 20

    /// Adds a visitor's message to a session that is theirs and open.
    package mutating func say(_ request: SayMessage, at now: Instant) throws(Refusal) -> ChatMessage {
        let caller = try caller(request.credential, widget: request.widget, at: now)
        let slot = try find(request.session, as: caller, widget: request.widget, at: now)
        if store[slot].ending != nil { throw .sessionEnded }
        try checkText(request.text, widget: request.widget, at: now)
        let stripping = caller.isVerified || served[request.widget].widget.strict
        let metadata = try pageMetadata(request.metadata, stripping: stripping)
        try checkTranscript(slot, adding: request.text.utf8.count + (metadata.passed?.count ?? 0), at: now)
        settle(slot, for: caller, at: now)
        mergePageContext(metadata.context, into: slot)
        let message = ChatMessage(
            id: ids.next(), role: .customer, text: request.text, createdAt: now, metadata: metadata.passed,
            stripped: metadata.stripped)
        append(message, to: slot)
        return message
    }

    mutating func checkText(_ text: String, widget place: Int, at now: Instant) throws(Refusal) {
        if text.isEmpty { throw .emptyText }
        if text.utf8.count > limits.text {
            record(.limit(name: "text", maximum: limits.text), widget: place, at: now)
            throw .textTooLong(maximum: limits.text)
        }
    }

    mutating func checkTranscript(_ slot: Int32, adding bytes: Int, at now: Instant) throws(Refusal) {
        let maximum: (name: String, Int)
        if store[slot].messages.count >= Self.maximumMessages {
            maximum = ("messages", Self.maximumMessages)
        } else if store[slot].size + bytes > Self.maximumTranscriptBytes {
            maximum = ("transcript", Self.maximumTranscriptBytes)
        } else {
            return
        }
        record(
            .limit(name: maximum.name, maximum: maximum.1), session: store[slot].id,
            widget: store[slot].widget,
            at: now)
        throw .transcriptFull
    }

    mutating func append(_ message: ChatMessage, to slot: Int32) {
        store[slot].messages.append(message)
        store[slot].size += message.text.utf8.count + (message.metadata?.count ?? 0)
        record(
            .message(message), session: store[slot].id, widget: store[slot].widget, at: message.createdAt)
    }

    /// A context in a message's metadata is merged into the page's layer, the later winning.
    private mutating func mergePageContext(_ context: JSON?, into slot: Int32) {
        guard let context, context.count > 0 else { return }
        guard let before = store[slot].pageContext.flatMap(JSON.init(ours:)) else {
            store[slot].pageContext = context.compact
            return
        }
        var merged = AgentContext()
        merged.merge(before)
        merged.merge(context)
        store[slot].pageContext = merged.json
    }
}
