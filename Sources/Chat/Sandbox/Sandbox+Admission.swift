import Encoding
import Tokens

/// From a credential to a caller: admission.
extension Sandbox {
    /// Who starts a session.
    ///
    /// A bad token goes on as anonymous here alone, and only where the widget says so.
    mutating func callerOfStart(
        _ credential: Credential, widget place: Int, at now: Instant
    ) throws(Refusal) -> Caller {
        let judgement = judge(credential, widget: place, at: now)
        let goesOn = served[place].widget.onBadToken == .anonymous && served[place].widget.anonymous == .allow
        if case .rejected = judgement.verdict.decision, goesOn {
            record(.rejected(judgement.verdict.withoutToken, servedAsAnonymous: true), widget: place, at: now)
            return .anonymous
        }
        let caller = try caller(judgement, widget: place, at: now)
        flagReplay(of: credential, by: caller, widget: place, at: now)
        return caller
    }

    /// Who calls about an existing session, or about history: a bad token is always refused.
    mutating func caller(
        _ credential: Credential, widget place: Int, at now: Instant
    ) throws(Refusal) -> Caller {
        let caller = try caller(judge(credential, widget: place, at: now), widget: place, at: now)
        flagReplay(of: credential, by: caller, widget: place, at: now)
        return caller
    }

    /// The platform takes a signed query as often as it comes while it is fresh; the journal says that it
    /// came again.
    mutating func flagReplay(
        of credential: Credential, by caller: Caller, widget place: Int, at now: Instant
    ) {
        guard case .proxy(let query, _) = credential, recentQueries.comesAgain(query) else { return }
        record(.replayed(identity(of: caller)), widget: place, at: now)
    }

    mutating func caller(
        _ judgement: Judgement, widget place: Int, at now: Instant
    ) throws(Refusal) -> Caller {
        let verdict = judgement.verdict
        if judgement.isConflict {
            record(.conflict(.verified(sub: verdict.claimedSubject ?? "")), widget: place, at: now)
            throw .identityConflict
        }
        if let key = judgement.customer(ofWidget: place) { return .customer(key, verdict) }
        if verdict.decision == .anonymous {
            if served[place].widget.anonymous == .allow { return .anonymous }
            record(.denied, widget: place, at: now)
            throw .anonymousDenied
        }
        record(.rejected(verdict.withoutToken, servedAsAnonymous: false), widget: place, at: now)
        throw .rejected(verdict)
    }

    /// Judges what came with a request.
    ///
    /// A signed query is fresh for seconds only: a page that it let in is judged at the instant of its
    /// opening.
    func judge(
        _ credential: Credential, widget place: Int, at now: Instant, opened: Instant? = nil
    ) -> Judgement {
        switch credential {
        case .none:
            return Judgement(.anonymous(widget: served[place].widget.id), .token)
        case .foreign:
            return Judgement(.malformed(widget: served[place].widget.id, Self.foreignScheme), .token)
        case .token(let token):
            if revocations.isEmpty { return Judgement(served[place].verifier.verify(token, at: now), .token) }
            let verdict = served[place].verifier.verify(token, at: now) {
                revocations.contains($0, widget: place)
            }
            return Judgement(verdict, .token)
        case .proxy(let query, let beside):
            let token = judge(beside, widget: place, at: now)
            guard let verifier = served[place].shopify else { return token }
            return Self.weigh(verifier.verify(query, at: opened ?? now), beside: token)
        }
    }

    /// Either one that is bad decides; of two that name customers neither does; beside a guest the token
    /// counts.
    private static func weigh(_ proxy: ShopifyVerdict, beside token: Judgement) -> Judgement {
        let query = Judgement(proxy.verdict, .shopifyProxy)
        if case .rejected = proxy.verdict.decision { return query }
        switch token.verdict.decision {
        case .rejected: return token
        case .anonymous: return query
        case .verified: return proxy.isGuest ? token : Judgement(token.verdict, .token, isConflict: true)
        }
    }

    private static let foreignScheme = Finding(
        "the Authorization field does not use the scheme Bearer", expected: "Authorization: Bearer TOKEN",
        advice: "Write `Bearer`, one space, and the token.")
}
