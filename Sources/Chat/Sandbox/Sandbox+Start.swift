package import Encoding
import Tokens

/// A page's wish to start a chat session.
package struct StartChat: Sendable {
    /// The widget's place in the sandbox.
    package let widget: Int
    /// Who the visitor is said to be.
    package let credential: Credential
    /// What the page says of its visitor and itself.
    package let metadata: JSON?
    /// The visitor's first words.
    package let message: String?

    /// A start; metadata and first words may be absent.
    package init(widget: Int, credential: Credential, metadata: JSON? = nil, message: String? = nil) {
        self.widget = widget
        self.credential = credential
        self.metadata = metadata
        self.message = message
    }
}

extension Sandbox {
    /// Starts a chat session: judge the credential, strip the page's claims, make room, store, tell.
    package mutating func start(_ request: StartChat, at now: Instant) throws(Refusal) -> SessionView {
        let caller = try callerOfStart(request.credential, widget: request.widget, at: now)
        let stripping = caller.isVerified || served[request.widget].widget.strict
        let metadata = try pageMetadata(request.metadata, stripping: stripping)
        if let text = request.message { try checkText(text, widget: request.widget, at: now) }
        let bytes = 2 * (metadata.passed?.count ?? 0) + (request.message?.utf8.count ?? 0)
        try makeRoom(sessions: 1, bytes: bytes, widget: request.widget, at: now)

        let slot = insert(metadata, of: caller, widget: request.widget, at: now)
        let view = view(of: slot)
        let id = view.session.id
        record(startEvent(of: view, caller), session: id, widget: request.widget, at: now)
        if let text = request.message {
            append(
                ChatMessage(
                    id: ids.next(), role: .customer, text: text, createdAt: now, metadata: nil, stripped: []),
                to: slot)
        }
        return request.message == nil ? view : self.view(of: slot)
    }

    func pageMetadata(_ metadata: JSON?, stripping: Bool) throws(Refusal) -> PageMetadata {
        do throws(PageMetadata.Fault) {
            return try PageMetadata(metadata, stripping: stripping)
        } catch {
            throw .metadata(error)
        }
    }

    /// Drops what is idle until so much more fits, but never the session that is spared.
    mutating func makeRoom(
        sessions: Int, bytes: Int, sparing spared: Int32? = nil, widget place: Int, at now: Instant
    ) throws(Refusal) {
        do throws(StoreFull) {
            while let victim = try store.victim(sessions: sessions, bytes: bytes, sparing: spared) {
                let ended = store[victim].ending != nil
                let (id, owner) = (store[victim].id, store[victim].widget)
                record(.evicted(ended: ended), session: id, widget: owner, at: now)
                forget(victim)
            }
        } catch {
            let isCount = sessions > 0 && store.count >= limits.sessions
            record(
                .limit(
                    name: isCount ? "sessions" : "store", maximum: isCount ? limits.sessions : limits.store),
                widget: place, at: now)
            throw .storeFull
        }
    }

    private mutating func insert(
        _ metadata: PageMetadata, of caller: Caller, widget place: Int, at now: Instant
    ) -> Int32 {
        var customer: Int32?
        if case .customer(let key, let verdict) = caller {
            let admitted = store.admit(key)
            weighClaims(verdict, of: admitted, widget: place, at: now)
            customer = admitted
        }
        let id = ids.next()
        let context = metadata.context.flatMap { $0.count == 0 ? nil : $0.compact }
        return store.insert { order in
            var session = ChatSession(
                id: id, order: order, createdAt: now, widget: place, customer: customer,
                metadata: metadata.passed, stripped: metadata.stripped, pageContext: context)
            session.size = (metadata.passed?.count ?? 0) + (context?.count ?? 0)
            return session
        }
    }

    /// Takes a session out, with everything that hangs on it.
    private mutating func forget(_ slot: Int32) {
        if let place = store[slot].participation {
            for file in participations[place].attachments { attachments.remove(file) }
            participations.remove(place, widget: store[slot].widget)
        }
        store.remove(slot)
    }

    private func startEvent(of view: SessionView, _ caller: Caller) -> Event.Content {
        var checks = CheckStatuses()
        var keyID: String?
        if case .customer(_, let verdict) = caller {
            checks = verdict.statuses
            keyID = verdict.keyID
        }
        return .started(
            Event.Start(
                identity: view.identity, agentContext: view.agentContext, trust: view.trust,
                stripped: view.session.stripped, droppedAttributes: [], checks: checks, keyID: keyID))
    }
}
