package import Encoding
import Tokens

extension Sandbox {
    /// Logs a visitor out: the token is revoked, the named session closed.
    ///
    /// Twice is no error.
    package mutating func logout(
        session: String?, widget place: Int, credential: Credential, at now: Instant
    ) throws(Refusal) {
        let judgement = judge(credential, widget: place, at: now)
        let verdict = judgement.verdict
        if verdict.decision == .anonymous || judgement.isConflict || judgement.kind == .shopifyProxy {
            let caller = try caller(judgement, widget: place, at: now)
            flagReplay(of: credential, by: caller, widget: place, at: now)
            try leave(session, as: caller, widget: place, at: now)
            return
        }
        guard verdict.namesCustomer, let subject = verdict.claimedSubject, let token = verdict.fingerprint
        else {
            record(.rejected(verdict.withoutToken, servedAsAnonymous: false), widget: place, at: now)
            throw .rejected(verdict)
        }
        let key = CustomerKey(widget: place, kind: .token, subject: subject)
        flagReplay(of: credential, by: .customer(key, verdict), widget: place, at: now)
        var slot: Int32?
        if let session { slot = try slotToClose(session, of: key, verdict, at: now) }
        try makeSureOfRoom(for: token, widget: place, at: now)
        if let slot, verdict.decision == .verified { settle(slot, for: .customer(key, verdict), at: now) }
        revoke(token, of: key, at: now)
        if let slot { end(slot, by: .logout, at: now) }
    }

    /// Closes a session without revoking anything: an anonymous visitor's, or one behind a signed query.
    private mutating func leave(
        _ session: String?, as caller: Caller, widget place: Int, at now: Instant
    ) throws(Refusal) {
        guard let session else {
            if caller.isVerified { return }
            throw .sessionRequired
        }
        let slot = try reach(session, as: caller, widget: place, at: now)
        end(slot, by: .logout, at: now)
    }

    /// A token that no longer holds closes what is its customer's own, but links nothing and brings no
    /// claims.
    private mutating func slotToClose(
        _ session: String, of key: CustomerKey, _ verdict: Verdict, at now: Instant
    ) throws(Refusal) -> Int32 {
        if verdict.decision == .verified {
            return try find(session, as: .customer(key, verdict), widget: key.widget, at: now)
        }
        guard let id = SessionID(session), let slot = store.slot(of: id), store[slot].widget == key.widget
        else {
            throw .unknownSession
        }
        guard let owner = store[slot].customer, store[customer: owner].key == key else {
            record(.conflict(.verified(sub: key.subject.text)), session: id, widget: key.widget, at: now)
            throw .unknownSession
        }
        return slot
    }

    private mutating func makeSureOfRoom(
        for token: TokenFingerprint, widget place: Int, at now: Instant
    ) throws(Refusal) {
        if revocations.takes(token, widget: place) { return }
        record(.limit(name: "revocations", maximum: limits.revocations), widget: place, at: now)
        throw .revocationsFull
    }

    private mutating func revoke(_ token: TokenFingerprint, of key: CustomerKey, at now: Instant) {
        if revocations.contains(token, widget: key.widget) { return }
        revocations.insert(token, widget: key.widget)
        if let customer = store.place(of: key) { store[customer: customer].claims?.revoke(token.prefix) }
        record(.revoked(sub: key.subject.text), widget: key.widget, at: now)
    }

    /// Closes a session; nothing happens where it is closed.
    mutating func end(_ slot: Int32, by cause: EndCause, at now: Instant) {
        guard store[slot].ending == nil else { return }
        closeParticipation(of: slot, by: cause, at: now)
        store.end(slot, ChatSession.Ending(at: now, agentContext: agentContext(of: slot)))
        record(.ended(by: cause), session: store[slot].id, widget: store[slot].widget, at: now)
    }
}

extension Verdict {
    /// Whether the token proves who logs out: it holds, or nothing is wrong with it but that its time is
    /// over or that it was logged out before.
    fileprivate var namesCustomer: Bool {
        signatureHeld
            && CheckID.allCases.allSatisfy { statuses[$0] != .fail || $0 == .exp || $0 == .revoked }
    }
}
