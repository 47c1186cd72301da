import Chat
import Encoding
import HTTP

/// The pages that listen in one sandbox; fed by the sandbox's event stream alone.
///
///     journal ─► which sessions and customers have news ─► their pages ─► bytes for their streams
struct LiveDesk {
    /// What a page is looked up by: nobody's logout is another customer's business.
    private enum Concern: Hashable {
        case session(SessionID)
        case customer(UTF8Key)
    }

    private var pages: [StreamID: LivePage] = [:]
    private var listeners: [Concern: Set<StreamID>] = [:]
    /// The last event that was looked at.
    private var seen = 0
    private var nextExpiry: Instant?
    /// Streams that were opened since: what they missed is told them without an event.
    private var fresh: Set<StreamID> = []

    var isEmpty: Bool { pages.isEmpty }

    /// Every stream that is open, in the order of opening.
    var streams: [StreamID] { Self.ordered(pages.keys) }

    /// A page listens from now on.
    mutating func open(_ stream: StreamID, _ page: LivePage, seen: Int) {
        if pages.isEmpty { self.seen = seen }
        pages[stream] = page
        fresh.insert(stream)
        for concern in concerns(of: page) { listeners[concern, default: []].insert(stream) }
        expect(page.expiresAt)
    }

    /// A page's connection is gone: the page that listened on it.
    mutating func close(_ stream: StreamID) -> LivePage? {
        guard let page = pages.removeValue(forKey: stream) else { return nil }
        for concern in concerns(of: page) {
            listeners[concern]?.remove(stream)
            if listeners[concern]?.isEmpty ?? false { listeners[concern] = nil }
        }
        return page
    }

    /// When a page's credential ends, on the sandbox's clock.
    var deadline: Instant? { pages.isEmpty ? nil : nextExpiry }

    /// When the first credential of a page ends after an instant, on the sandbox's clock.
    func nextExpiry(after now: Instant) -> Instant? {
        pages.values.lazy.compactMap(\.expiresAt).filter { $0 > now }.min()
    }

    /// What the pages hear now.
    mutating func collect(from sandbox: Sandbox, at now: Instant) -> [StreamOutput] {
        if pages.isEmpty { return [] }
        let concerned = streamsWithNews(sandbox, at: now)
        seen = sandbox.journal.lastSeq
        fresh = []
        return concerned.compactMap { output(of: $0, sandbox, now) }
    }

    /// The streams that an event, or time, may concern; nearly always none or the few of one session.
    private mutating func streamsWithNews(_ sandbox: Sandbox, at now: Instant) -> [StreamID] {
        let found = fresh.union(takeDue(at: now))
        if sandbox.journal.dropped > seen { return streams }
        if sandbox.journal.lastSeq == seen { return Self.ordered(found) }
        var concerns: Set<Concern> = []
        for event in sandbox.journal.events(after: seen, limit: Int.max, where: { _ in true }) {
            switch event.content {
            case .widget, .clock, .revoked(sub: nil): return streams
            case .revoked(let subject?): concerns.insert(.customer(UTF8Key(subject)))
            default: if let session = event.session { concerns.insert(.session(session)) }
            }
        }
        return Self.ordered(concerns.reduce(into: found) { $0.formUnion(listeners[$1] ?? []) })
    }

    /// The streams whose credential is over by now, as far as is known.
    private mutating func takeDue(at now: Instant) -> [StreamID] {
        guard let next = nextExpiry, now >= next else { return [] }
        nextExpiry = nextExpiry(after: now)
        return pages.compactMap { stream, page in page.expiresAt.flatMap { $0 <= now ? stream : nil } }
    }

    private func concerns(of page: LivePage) -> [Concern] {
        [.session(page.session)] + (page.subject.map { [.customer($0)] } ?? [])
    }

    private static func ordered(_ streams: some Collection<StreamID>) -> [StreamID] {
        streams.sorted { $0.number < $1.number }
    }

    private mutating func expect(_ expiry: Instant?) {
        if let expiry { nextExpiry = min(nextExpiry ?? expiry, expiry) }
    }

    private mutating func output(of stream: StreamID, _ sandbox: Sandbox, _ now: Instant) -> StreamOutput? {
        guard var page = pages[stream] else { return nil }
        guard let news = sandbox.news(for: &page, at: now) else {
            return StreamOutput(stream: stream, bytes: LiveText.closed, ends: true)
        }
        pages[stream] = page
        expect(page.expiresAt)
        var bytes: [UInt8] = []
        LiveText.append(news, to: &bytes)
        let ends = news.endedAt != nil
        return bytes.isEmpty && !ends ? nil : StreamOutput(stream: stream, bytes: bytes, ends: ends)
    }
}
