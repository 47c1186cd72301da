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
        let bytes = request.text.utf8.count + (metadata.passed?.count ?? 0)
        try checkTranscript(slot, adding: bytes, at: now)
        let context = try mergedPageContext(metadata.context, of: slot)
        try makeRoom(sessions: 0, bytes: 2 * bytes, sparing: slot, widget: request.widget, at: now)
        settle(slot, for: caller, at: now)
        if let context { put(context, into: slot) }
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
        store.charge(slot, message.text.utf8.count + (message.metadata?.count ?? 0))
        record(
            .message(message), session: store[slot].id, widget: store[slot].widget, at: message.createdAt)
    }

    /// The page's layer with the context of a message's metadata merged into it, the later winning; nil where
    /// the message brings none.
    private func mergedPageContext(_ context: JSON?, of slot: Int32) throws(Refusal) -> [UInt8]? {
        guard let context, context.count > 0 else { return nil }
        guard let before = store[slot].pageContext.flatMap(JSON.init(ours:)) else { return context.compact }
        var merged = AgentContext()
        merged.merge(before)
        merged.merge(context)
        if merged.count > limits.members { throw .contextTooLarge(maximum: limits.members) }
        return merged.json
    }

    private mutating func put(_ context: [UInt8], into slot: Int32) {
        store.charge(slot, context.count - (store[slot].pageContext?.count ?? 0))
        store[slot].pageContext = context
    }
}
