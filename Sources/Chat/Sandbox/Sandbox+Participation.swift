package import Encoding
package import Tokens

/// Starting chat sessions on a platform that tells its participants apart.
extension Sandbox {
    /// Bytes that names and values of a session's attributes may have together (amazon-connect.md,
    /// section 1.4).
    package static let maximumAttributeBytes = 32_768
    /// Sessions of one line (amazon-connect.md, section 2.4).
    package static let maximumLine = 100
    /// How long a visitor has to connect (amazon-connect.md, section 2.4).
    package static let connectionWindow = Duration.seconds(300)

    /// Judges what a page brings to a start: the verdict that lets it go on.
    ///
    /// - Throws: `Refusal.rejected` or `.anonymousDenied`, which are on record then.
    package mutating func admitToStart(
        _ credential: Credential, widget place: Int, at now: Instant
    ) throws(Refusal) -> Verdict {
        if served[place].widget.connect?.security == .off {
            return .anonymous(widget: served[place].widget.id)
        }
        let verdict = judge(credential, widget: place, at: now).verdict
        switch verdict.decision {
        case .verified:
            return verdict
        case .anonymous:
            record(.denied, widget: place, at: now)
            throw .anonymousDenied
        case .rejected:
            record(.rejected(verdict.withoutToken, servedAsAnonymous: false), widget: place, at: now)
            throw .rejected(verdict)
        }
    }

    /// Starts a session with its visitor as the first participant; the same client token gives the same
    /// session again.
    package mutating func start(
        _ request: StartParticipation, at now: Instant
    ) throws(ParticipationRefusal) -> StartedParticipation {
        if let known = knownStart(request) { return known }
        try checkRoom(for: request, at: now)
        let earlier = try earlierSession(request)
        let (attributes, dropped) = try merge(request)
        let bytes = request.byteCount + attributes.byteCount + 2 * (request.message?.text.utf8.count ?? 0)
        do throws(Refusal) {
            try makeRoom(
                sessions: 1, bytes: bytes, sparing: earlier.flatMap { store.slot(of: $0) },
                widget: request.widget, at: now)
        } catch {
            throw .storeFull
        }
        let slot = insert(request, attributes, dropped, earlier, at: now)
        recordStart(of: slot, request.origin, at: now)
        if let message = request.message {
            append(message.text, contentType: message.contentType, author: 0, to: slot, at: now)
            reply(to: message.text, in: slot, at: now)
        }
        schedule(slot, at: now)
        return started(slot)
    }

    /// Puts on record that a call of the website's own backend was not signed as the widget wants it.
    package mutating func refuseBackend(_ detail: String, widget place: Int, at now: Instant) {
        record(.backendRefused(detail), widget: place, at: now)
    }

    // MARK: Before

    private func knownStart(_ request: StartParticipation) -> StartedParticipation? {
        guard let token = request.clientToken,
            let id = participations.session(startedBy: UTF8Key(token), widget: request.widget),
            let slot = store.slot(of: id)
        else { return nil }
        return started(slot)
    }

    private mutating func checkRoom(
        for request: StartParticipation, at now: Instant
    ) throws(ParticipationRefusal) {
        if let maximum = served[request.widget].widget.connect?.maximumActiveChats,
            participations.activeCount(ofWidget: request.widget) >= maximum
        {
            record(.limit(name: "maxActiveChats", maximum: maximum), widget: request.widget, at: now)
            throw .tooManyChats(maximum: maximum)
        }
        guard let message = request.message else { return }
        try check(
            message.text, contentType: message.contentType, allowed: request.terms.contentTypes,
            widget: request.widget, at: now)
    }

    /// The session to go on from, which has to be over.
    private func earlierSession(
        _ request: StartParticipation
    ) throws(ParticipationRefusal) -> SessionID? {
        guard let continues = request.terms.continues else { return nil }
        let earlier: SessionID
        switch continues {
        case .session(let id): earlier = id
        case .line(let start):
            guard let last = lastEnded(of: start) else { throw .unknownSession }
            earlier = last
        }
        guard let slot = store.slot(of: earlier), let place = store[slot].participation,
            opens(slot, to: request)
        else { throw .unknownSession }
        if store[slot].ending == nil { throw .notEnded }
        let line = participations.line(participations[place].lineStart)
        if line.count >= Self.maximumLine { throw .lineTooLong(maximum: Self.maximumLine) }
        return earlier
    }

    /// Whether a start may go on from a session: a page only from one of its own widget and its own visitor,
    /// a backend that did not sign from none whose widget wants signatures.
    private func opens(_ slot: Int32, to request: StartParticipation) -> Bool {
        let past = store[slot]
        switch request.origin {
        case .backend(isVerified: true):
            return true
        case .backend(isVerified: false):
            return served[past.widget].widget.connect?.awsCredentials.isEmpty ?? false
        case .page:
            let owner = past.customer.map { store[customer: $0].key }
            return past.widget == request.widget && owner == customerKey(of: request)
        }
    }

    /// The session of a line that ended last; one that is open is the line's last word.
    private func lastEnded(of start: SessionID) -> SessionID? {
        let line = participations.line(start)
        let ended = line.compactMap { id in
            store.slot(of: id).flatMap { store[$0].ending }.map { (id: id, at: $0.at) }
        }
        // Of two that ended at once, the one that began later.
        return ended.enumerated().max { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }?.element.id
            ?? line.last
    }

    private func merge(
        _ request: StartParticipation
    ) throws(ParticipationRefusal) -> (AttributeSet, dropped: [String]) {
        var attributes = AttributeSet()
        for entry in request.trusted { attributes.put(entry) }
        let dropped = attributes.putFromPage(request.untrusted)
        guard attributes.byteCount <= Self.maximumAttributeBytes else {
            throw .attributesTooLarge(maximum: Self.maximumAttributeBytes)
        }
        return (attributes, dropped)
    }

    // MARK: The start itself

    private mutating func insert(
        _ request: StartParticipation, _ attributes: AttributeSet, _ dropped: [String], _ earlier: SessionID?,
        at now: Instant
    ) -> Int32 {
        let customer = customerKey(of: request).map { store.admit($0) }
        let id = ids.nextUUID()
        let lineStart = earlier.flatMap { store.slot(of: $0) }.flatMap { store[$0].participation }
            .map { participations[$0].lineStart }
        let participation = Participation(
            session: id,
            visitor: Participant(
                id: ids.nextUUID(), role: .customer, displayName: request.displayName, holdsToken: true),
            terms: request.terms, attributes: attributes, dropped: dropped, continuesFrom: earlier,
            lineStart: lineStart ?? id, clientToken: request.clientToken.map { UTF8Key($0) }, at: now)
        let place = participations.insert(participation, widget: request.widget)
        return store.insert { order in
            var session = ChatSession(
                id: id, order: order, createdAt: now, widget: request.widget, customer: customer,
                metadata: nil, stripped: [], pageContext: nil)
            session.participation = place
            session.size = request.byteCount + attributes.byteCount
            return session
        }
    }

    /// Who it is: the id that a token, or a verified backend, names; nobody otherwise.
    private func customerKey(of request: StartParticipation) -> CustomerKey? {
        guard let id = request.terms.customerID else { return nil }
        switch request.origin {
        case .page(let verdict):
            guard verdict.decision == .verified else { return nil }
            return CustomerKey(widget: request.widget, kind: .token, subject: id)
        case .backend(let isVerified):
            return isVerified ? CustomerKey(widget: request.widget, kind: .backend, subject: id) : nil
        }
    }

    private mutating func recordStart(of slot: Int32, _ origin: StartParticipation.Origin, at now: Instant) {
        var checks = CheckStatuses()
        var keyID: String?
        if case .page(let verdict) = origin {
            checks = verdict.statuses
            keyID = verdict.keyID
        }
        let view = view(of: slot)
        record(
            .started(
                Event.Start(
                    identity: view.identity, agentContext: view.agentContext, trust: view.trust,
                    stripped: [], droppedAttributes: view.droppedAttributes, checks: checks, keyID: keyID)),
            session: store[slot].id, widget: store[slot].widget, at: now)
    }

    private mutating func schedule(_ slot: Int32, at now: Instant) {
        guard let place = store[slot].participation else { return }
        let id = store[slot].id
        agenda.add(.connectionWindow, of: id, at: now.advanced(by: Self.connectionWindow))
        agenda.add(.duration, of: id, at: now.advanced(by: participations[place].terms.duration))
        pruneAgenda()
    }

    private func started(_ slot: Int32) -> StartedParticipation {
        let id = store[slot].id
        guard let place = store[slot].participation, let visitor = participations[place].participants.first
        else { preconditionFailure("a session was started without its visitor") }
        let ticket = Ticket(kind: .participant, session: id, subject: visitor.id, number: Int64.max)
        return StartedParticipation(
            session: id, participant: visitor.id, token: ids.seal(ticket),
            continuesFrom: participations[place].continuesFrom)
    }
}
