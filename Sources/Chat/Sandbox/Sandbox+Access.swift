import Encoding
import Tokens

/// Which session a caller may reach: one's own, and nobody else's.
extension Sandbox {
    /// The slot of a session that the caller may use; to everybody else it is not there, and the journal
    /// says why.
    ///
    /// Nothing changes: what the call may still refuse comes before `settle`.
    mutating func find(
        _ session: String, as caller: Caller, widget place: Int, at now: Instant
    ) throws(Refusal) -> Int32 {
        guard let id = SessionID(session), let slot = store.slot(of: id), store[slot].widget == place else {
            throw .unknownSession
        }
        switch (caller, store[slot].customer) {
        case (.anonymous, nil):
            return slot
        case (.customer(let key, _), let owner?) where store[customer: owner].key == key:
            return slot
        case (.customer, nil) where served[place].widget.onLogin == .link && store[slot].ending == nil:
            return slot
        default:
            record(.conflict(identity(of: caller)), session: id, widget: place, at: now)
            throw .unknownSession
        }
    }

    /// Finds and settles in one: for calls that refuse nothing after it.
    mutating func reach(
        _ session: String, as caller: Caller, widget place: Int, at now: Instant
    ) throws(Refusal) -> Int32 {
        let slot = try find(session, as: caller, widget: place, at: now)
        settle(slot, for: caller, at: now)
        return slot
    }

    /// What a call on a session that was found brings with it: it is used, and a token's claims are weighed.
    ///
    /// A login on an anonymous session joins it to the customer where the widget links (contract, section 3).
    mutating func settle(_ slot: Int32, for caller: Caller, at now: Instant) {
        switch (caller, store[slot].customer) {
        case (.anonymous, _): store.touch(slot)
        case (.customer(_, let verdict), let owner?):
            weighClaims(verdict, of: owner, widget: store[slot].widget, at: now)
        case (.customer(let key, let verdict), nil): link(slot, to: key, verdict, at: now)
        }
    }

    func identity(of caller: Caller) -> Identity {
        switch caller {
        case .anonymous: .anonymous
        case .customer(let key, _): .verified(sub: key.subject.text)
        }
    }

    /// The session becomes the customer's, and what the page had said of its visitor is dropped.
    private mutating func link(_ slot: Int32, to key: CustomerKey, _ verdict: Verdict, at now: Instant) {
        let place = store[slot].widget
        let customer = store.admit(key)
        weighClaims(verdict, of: customer, widget: place, at: now)
        store.join(slot, to: customer)
        store[slot].pageContext = nil
        var dropped: Stripped = []
        (store[slot].metadata, dropped) = Self.strip(store[slot].metadata)
        for index in store[slot].messages.indices {
            let (metadata, more) = Self.strip(store[slot].messages[index].metadata)
            store[slot].messages[index].metadata = metadata
            store[slot].messages[index].stripped.formUnion(more)
            dropped.formUnion(more)
        }
        store[slot].stripped.formUnion(dropped)
        record(
            .linked(sub: key.subject.text, stripped: dropped), session: store[slot].id, widget: place, at: now
        )
    }

    private static func strip(_ metadata: [UInt8]?) -> ([UInt8]?, Stripped) {
        guard let metadata, let json = JSON(ours: metadata) else { return (metadata, []) }
        let (passed, stripped) = PageMetadata.strip(json)
        return (passed, stripped)
    }
}
