import Encoding
import Tokens

/// The claims of a customer, and what the agent is told of them.
extension Sandbox {
    /// Weighs a verified token against the claims in force of a customer who has a session.
    mutating func weighClaims(_ verdict: Verdict, of customer: Int32, widget place: Int, at now: Instant) {
        guard let presented = presentedToken(verdict, of: customer) else { return }
        let seconds = now.seconds - served[place].widget.leeway.seconds
        let isFirst = !store[customer: customer].hasClaims
        let isKeyTaken = isTaken(store[customer: customer].claims?.keyID, widget: place, at: now)
        let isChanged = store.changeClaims(of: customer) { claims in
            if isFirst { claims = ClaimsInForce(presented) }
            return claims?.weigh(presented, at: seconds, isKeyTaken: isKeyTaken) ?? false
        }
        guard isChanged else { return }
        record(
            .claims(sub: store[customer: customer].key.subject.text, agentContext: presented.customClaims),
            widget: place, at: now)
    }

    /// Whether a widget still takes the key of this name; one without a name cannot go.
    private func isTaken(_ keyID: String?, widget place: Int, at now: Instant) -> Bool {
        guard let keyID else { return true }
        return served[place].widget.keys.key(named: keyID).map { !$0.isRetired(at: now) } ?? false
    }

    /// The token as it is weighed; nil where its claims are in force already, the usual case.
    private func presentedToken(_ verdict: Verdict, of customer: Int32) -> PresentedToken? {
        guard let claims = verdict.claims, let mark = verdict.fingerprint?.prefix else { return nil }
        if store[customer: customer].claims?.isFrom(mark) ?? false { return nil }
        return PresentedToken(
            claims: claims, mark: mark, keyID: verdict.keyID, customClaims: AgentContext.json(of: claims))
    }

    /// What the agent is told in a session now; an ended one keeps what it had.
    func agentContext(of slot: Int32) -> [UInt8] {
        if let place = store[slot].participation { return participations[place].attributes.json }
        if let ending = store[slot].ending { return ending.agentContext }
        let pageLayer = store[slot].pageContext
        let widgetLayer = served[store[slot].widget].widget.agentContext
        let claims = store[slot].customer.flatMap { store[customer: $0].claims?.json }
        if widgetLayer == nil, pageLayer == nil { return claims ?? AgentContext.empty }
        var context = AgentContext()
        context.merge(pageLayer.flatMap(JSON.init(ours:)))
        context.merge(widgetLayer)
        context.merge(claims.flatMap(JSON.init(ours:)))
        return context.json
    }

    /// Who speaks in a session.
    func identity(of slot: Int32) -> Identity {
        guard let customer = store[slot].customer else { return .anonymous }
        return .verified(sub: store[customer: customer].key.subject.text)
    }

    /// A session as its visitor may see it.
    func view(of slot: Int32) -> SessionView {
        let participation = store[slot].participation.map { participations[$0] }
        let trust = participation.map { $0.attributes.isTrusted ? Trust.verified : .untrusted }
        return SessionView(
            session: store[slot], identity: identity(of: slot), agentContext: agentContext(of: slot),
            trust: trust ?? store[slot].trust, droppedAttributes: participation?.droppedAttributes ?? [])
    }
}

extension JSON {
    /// Reads what was written here before: it was within the limits then, whatever they are now.
    init?(ours bytes: [UInt8]) {
        var rules = JSONRules.strict
        rules.maxDepth = JSONRules.deepest
        rules.maxMembers = Int.max
        guard let json = try? JSON(reading: bytes, rules: rules) else { return nil }
        self = json
    }
}
