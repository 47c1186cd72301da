package import Encoding

/// A caller's wish to see the past.
package struct HistoryRequest: Sendable {
    /// The widget's place in the sandbox.
    package let widget: Int
    /// Who the visitor is said to be.
    package let credential: Credential
    /// The session's id as it came; an anonymous caller has to name one.
    package let session: String?
    /// The most messages, and the most sessions, of the page.
    package let limit: Int
    /// Where the page goes on.
    package let cursor: String?

    /// A page of history.
    package init(widget: Int, credential: Credential, session: String?, limit: Int, cursor: String?) {
        self.widget = widget
        self.credential = credential
        self.session = session
        self.limit = limit
        self.cursor = cursor
    }
}

extension Sandbox {
    /// A session of the caller's, with its transcript.
    package mutating func session(
        _ session: String, widget place: Int, credential: Credential, at now: Instant
    ) throws(Refusal) -> SessionView {
        let caller = try caller(credential, widget: place, at: now)
        let slot = try reach(session, as: caller, widget: place, at: now)
        return view(of: slot)
    }

    /// A page of what the caller may see: every session of a customer, the current one of an anonymous
    /// visitor.
    ///
    /// It costs the page, not the store.
    package mutating func history(_ request: HistoryRequest, at now: Instant) throws(Refusal) -> HistoryPage {
        let caller = try caller(request.credential, widget: request.widget, at: now)
        var named: Int32?
        if let session = request.session {
            named = try find(session, as: caller, widget: request.widget, at: now)
        } else if !caller.isVerified {
            throw .sessionRequired
        }
        let owner = cursorOwner(caller, request)
        let cursor = request.cursor.flatMap { HistoryCursor($0, for: owner, ids: ids) }
        if cursor == nil, request.cursor != nil { throw .badCursor }
        if let named { settle(named, for: caller, at: now) }
        var slots = named.map { [$0] } ?? []
        if case .customer(let key, let verdict) = caller {
            slots = []
            if let customer = store.place(of: key) {
                weighClaims(verdict, of: customer, widget: request.widget, at: now)
                slots = store[customer: customer].sessions
            }
        }
        return page(of: slots, limit: request.limit, from: cursor, caller, owner)
    }

    /// Whose a cursor is: the customer's, or the one session's of an anonymous visitor.
    private func cursorOwner(_ caller: Caller, _ request: HistoryRequest) -> [UInt8] {
        switch caller {
        case .anonymous:
            Array("anonymous:".utf8) + (request.session ?? "").utf8
        case .customer(let key, _):
            [key.kind.rawValue] + served[key.widget].widget.id.utf8 + [0] + key.subject.text.utf8
        }
    }

    private func page(
        of slots: [Int32], limit: Int, from cursor: HistoryCursor?, _ caller: Caller, _ owner: [UInt8]
    ) -> HistoryPage {
        var index = slots.count - 1
        var message = 0
        if let cursor {
            // The newest session at or before the cursor: the one it names may be gone by now.
            index = store.index(of: cursor.order + 1, in: slots) - 1
            if index >= 0, store[slots[index]].order == cursor.order { message = cursor.message }
        }
        var parts: [HistoryPage.Part] = []
        var left = limit
        while index >= 0, parts.count < limit {
            let session = store[slots[index]]
            let first = min(message, session.messages.count)
            let end = min(session.messages.count, first + left)
            parts.append(HistoryPage.Part(session: session, messages: first..<end))
            left -= end - first
            message = end
            if end < session.messages.count { break }
            index -= 1
            message = 0
            if left == 0 { break }
        }
        let next = index < 0 ? nil : HistoryCursor(order: store[slots[index]].order, message: message)
        let scope: HistoryScope = caller.isVerified ? .allSessions : .currentSession
        return HistoryPage(scope: scope, parts: parts, next: next?.text(for: owner, ids: ids))
    }
}
