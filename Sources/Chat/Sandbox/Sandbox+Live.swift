package import Encoding
import Tokens

/// A page that listens to one session: whose credential opened it, and how far it has heard.
package struct LivePage: Sendable {
    /// The session it listens to.
    package let session: SessionID
    /// The widget's place in the sandbox.
    package let widget: Int
    /// The credential that opened it: every delivery is judged by it anew.
    package let credential: Credential
    /// The customer whom that credential names; nil for an anonymous visitor.
    package let subject: UTF8Key?
    /// How many items of the transcript it has passed.
    package internal(set) var position: Int
    /// When it was opened, on the sandbox's clock.
    package let openedAt: Instant
    /// When the credential ends by itself, as far as is known: every delivery looks anew.
    package internal(set) var expiresAt: Instant?
}

/// What a page hears next.
package struct LiveNews: Sendable {
    /// A message of the far side, with its place in the transcript, from 1.
    package struct Item: Sendable {
        /// What was said.
        package let message: ChatMessage
        /// Its place, which `Last-Event-ID` gives back.
        package let place: Int
    }

    /// The messages of the far side since the last delivery.
    package let items: [Item]
    /// When the session ended, where it did.
    package let endedAt: Instant?
}

extension Sandbox {
    /// Opens a session to a page that listens; without a place it hears what comes from now on.
    package mutating func listen(
        to session: String, after place: Int?, widget: Int, credential: Credential, at now: Instant
    ) throws(Refusal) -> LivePage {
        let caller = try caller(credential, widget: widget, at: now)
        let slot = try reach(session, as: caller, widget: widget, at: now)
        store.listen(slot, 1)
        let count = store[slot].messages.count
        var (subject, expiry): (UTF8Key?, Instant?)
        if case .customer(let key, let verdict) = caller {
            (subject, expiry) = (key.subject, self.expiry(of: verdict, widget, at: now))
        }
        return LivePage(
            session: store[slot].id, widget: widget, credential: credential, subject: subject,
            position: min(place ?? count, count), openedAt: now, expiresAt: expiry)
    }

    /// A page stops listening.
    package mutating func release(_ page: LivePage) {
        if let slot = store.slot(of: page.session) { store.listen(slot, -1) }
    }

    /// What a page hears now, and moves it on; nil where its credential no longer opens the session.
    package func news(for page: inout LivePage, at now: Instant) -> LiveNews? {
        guard let slot = store.slot(of: page.session) else { return nil }
        let judgement = judge(page.credential, widget: page.widget, at: now, opened: page.openedAt)
        guard mayHear(judgement, page, slot) else { return nil }
        page.expiresAt = expiry(of: judgement.verdict, page.widget, at: now)
        let messages = store[slot].messages
        var items: [LiveNews.Item] = []
        for index in min(page.position, messages.count)..<messages.count
        where messages[index].role != .customer {
            items.append(LiveNews.Item(message: messages[index], place: index + 1))
        }
        page.position = messages.count
        return LiveNews(items: items, endedAt: store[slot].ending?.at)
    }

    /// Whether any request with the page's credential would reach the session now; asked without a trace.
    private func mayHear(_ judgement: Judgement, _ page: LivePage, _ slot: Int32) -> Bool {
        guard let owner = store[slot].customer else {
            return judgement.verdict.decision == .anonymous && served[page.widget].widget.anonymous == .allow
        }
        return judgement.customer(ofWidget: page.widget) == store[customer: owner].key
    }

    /// When a credential that holds will end; nil where nothing says so.
    ///
    /// A date is cut to whole milliseconds: what holds beyond it is asked about at the next one.
    private func expiry(of verdict: Verdict, _ widget: Int, at now: Instant) -> Instant? {
        guard let expiry = verdict.claims?.expiresAt.value else { return nil }
        let end = expiry.instant.advanced(by: served[widget].widget.leeway)
        return max(end, now.advanced(by: .milliseconds(1)))
    }
}
