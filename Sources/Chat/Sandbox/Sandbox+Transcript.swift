package import Encoding

/// Reading a transcript, with those of the sessions that it goes on from before it.
extension Sandbox {
    /// Reads what a query asks for, for the holder of a seat.
    package mutating func transcript(
        _ query: TranscriptQuery, as seat: Seat, at now: Instant
    ) throws(ParticipationRefusal) -> TranscriptPage {
        try page(query, of: store[seat.slot].id, segments(of: seat.place))
    }

    /// A session's part of a transcript.
    struct Segment {
        let session: SessionID
        let items: [TranscriptItem]
        let participants: [Participant]
        let receipts: [SessionID: Receipt]
    }

    /// The sessions that one goes on from and itself, the oldest first.
    func segments(of place: Int32) -> [Segment] {
        var found: [Segment] = []
        var next: Int32? = place
        while let place = next, found.count < Self.maximumLine {
            let part = participations[place]
            found.append(
                Segment(
                    session: part.session, items: part.items, participants: part.participants,
                    receipts: part.receipts))
            next = part.continuesFrom.flatMap { store.slot(of: $0) }.flatMap { store[$0].participation }
        }
        return found.reversed()
    }

    /// A cursor names a line by its session and its place in it, so that neither a new line nor an old
    /// session
    /// that is dropped moves it.
    private func page(
        _ query: TranscriptQuery, of session: SessionID, _ segments: [Segment]
    ) throws(ParticipationRefusal) -> TranscriptPage {
        let starts = segments.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.items.count) }
        let total = starts[starts.count - 1]
        let bound = try bound(query, session, segments, starts)
        let range =
            query.goesForward
            ? min(bound, total)..<min(total, bound + query.limit)
            : max(0, bound - query.limit)..<max(0, min(bound, total))
        var lines = range.map { line($0, segments, starts) }
        if !query.isAscending { lines.reverse() }
        let edge = query.goesForward ? range.upperBound : range.lowerBound
        let isOver = query.goesForward ? edge >= total : edge <= 0
        return TranscriptPage(
            lines: lines, next: isOver ? nil : cursor(at: edge, session, segments, starts), session: session)
    }

    /// Going forward, the first line that is wanted; going back, the one behind the last.
    private func bound(
        _ query: TranscriptQuery, _ session: SessionID, _ segments: [Segment], _ starts: [Int]
    ) throws(ParticipationRefusal) -> Int {
        let total = starts[starts.count - 1]
        if let cursor = query.cursor {
            guard let ticket = ids.open(cursor), ticket.kind == .page, ticket.session == session,
                let part = segments.firstIndex(where: { $0.session == ticket.subject })
            else { throw .badCursor }
            return min(starts[part] + Int(ticket.number), total)
        }
        // What stands at the place of beginning belongs to the answer in both directions.
        let inclusive = query.goesForward ? 0 : 1
        switch query.start {
        case nil:
            return total
        case .mostRecent(let count):
            return max(0, min(total, total - 1 - count + inclusive))
        case .item(let id):
            for (part, segment) in segments.enumerated() {
                if let place = segment.items.lastIndex(where: { $0.id == id }) {
                    return starts[part] + place + inclusive
                }
            }
            throw .unknownMessage
        case .time(let instant):
            let older = segments.reduce(0) { count, segment in
                count
                    + segment.items.prefix { query.goesForward ? $0.at < instant : $0.at <= instant }.count
            }
            return older
        }
    }

    private func line(_ index: Int, _ segments: [Segment], _ starts: [Int]) -> TranscriptPage.Line {
        let part = (starts.firstIndex { $0 > index } ?? segments.count) - 1
        let segment = segments[part]
        let item = segment.items[index - starts[part]]
        return TranscriptPage.Line(
            item: item, session: segment.session, author: item.author.map { segment.participants[$0] },
            receipt: segment.receipts[item.id])
    }

    private func cursor(
        at index: Int, _ session: SessionID, _ segments: [Segment], _ starts: [Int]
    ) -> String {
        let part = min((starts.firstIndex { $0 > index } ?? segments.count) - 1, segments.count - 1)
        return ids.seal(
            Ticket(
                kind: .page, session: session, subject: segments[part].session,
                number: Int64(index - starts[part])))
    }
}
