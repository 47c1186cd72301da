package import Encoding

/// What participants say and signal.
extension Sandbox {
    /// What a participant signals without saying anything.
    package enum Signal: Sendable, Equatable {
        /// They write.
        case typing
        /// They noticed a message.
        case receipt(Receipt.Kind, SessionID)
        /// They are there; nobody is told.
        case present
    }

    /// Says something for the holder of a seat; the same client token says it once.
    package mutating func say(
        _ text: String, contentType: String, clientToken: String?, as seat: Seat, at now: Instant
    ) throws(ParticipationRefusal) -> TranscriptItem {
        let participant = participations[seat.place].participants[seat.participant]
        let key = RepeatKey(.message, by: participant.id, clientToken)
        if let key, let id = participations[seat.place].repeats[key],
            let item = participations[seat.place].item(id)
        {
            return item
        }
        try check(
            text, contentType: contentType, allowed: participations[seat.place].terms.contentTypes,
            widget: store[seat.slot].widget, at: now)
        let tokenBytes = clientToken?.utf8.count ?? 0
        try makeRoom(for: text, beside: tokenBytes, in: seat.slot, at: now)
        let item = append(text, contentType: contentType, author: seat.participant, to: seat.slot, at: now)
            .item
        if let key {
            participations[seat.place].repeats[key] = item.id
            store.charge(seat.slot, tokenBytes)
        }
        if participant.role == .customer {
            store.touch(seat.slot)
            reply(to: text, in: seat.slot, at: now)
        }
        return item
    }

    /// Signals something for the holder of a seat; gives an id for what was signalled.
    package mutating func signal(
        _ signal: Signal, as seat: Seat, at now: Instant
    ) throws(ParticipationRefusal) -> SessionID {
        try tell(signal, from: seat, at: now)
    }

    /// Tells the others what a participant signals, under an id.
    @discardableResult
    mutating func tell(
        _ signal: Signal, from seat: Seat, at now: Instant
    ) throws(ParticipationRefusal) -> SessionID {
        let id = ids.nextUUID()
        let participant = participations[seat.place].participants[seat.participant]
        let (session, widget) = (store[seat.slot].id, store[seat.slot].widget)
        switch signal {
        case .present:
            break
        case .typing:
            record(.typing(participant, id: id), session: session, widget: widget, at: now)
        case .receipt(let kind, let message):
            guard let author = author(of: message, in: seat.place) else { throw .unknownMessage }
            // amazon-connect.md, section 4: a receipt is between two.
            // Nobody reads in the name of what the widget says by itself.
            let present = participations[seat.place].participants.filter {
                $0.presence == .joined && ($0.holdsToken || $0.role == .agent)
            }
            if present.count > 2 { throw .receiptAmongMany }
            guard author != participant.id else { return id }
            let receipt = note(kind, of: message, by: participant.id, in: seat.place, at: now)
            record(
                .receipt(receipt, kind, author: author, id: id), session: session, widget: widget, at: now)
        }
        return id
    }

    // MARK: Saying

    mutating func check(
        _ text: String, contentType: String, allowed: [String], widget: Int, at now: Instant
    ) throws(ParticipationRefusal) {
        guard allowed.contains(where: { $0.utf8.elementsEqual(contentType.utf8) }) else {
            throw .contentType(contentType)
        }
        do throws(Refusal) {
            try checkText(text, widget: widget, at: now)
        } catch {
            throw text.isEmpty ? .emptyText : .textTooLong(maximum: limits.text)
        }
    }

    /// Makes room for a text, and for so many bytes that are kept with it.
    mutating func makeRoom(
        for text: String, beside more: Int = 0, in slot: Int32, at now: Instant
    ) throws(ParticipationRefusal) {
        do throws(Refusal) {
            try checkTranscript(slot, adding: text.utf8.count + more, at: now)
            try makeRoom(
                sessions: 0, bytes: 2 * text.utf8.count + more, sparing: slot, widget: store[slot].widget,
                at: now)
        } catch {
            if case .transcriptFull = error { throw .transcriptFull }
            throw .storeFull
        }
    }

    /// Puts words into the transcript, and on record.
    @discardableResult
    mutating func append(
        _ text: String, contentType: String, author: Int, to slot: Int32, at now: Instant
    ) -> (item: TranscriptItem, message: ChatMessage) {
        let item = append(.message(text: text, contentType: contentType), author: author, to: slot, at: now)
        let role = store[slot].participation.map { participations[$0].participants[author].role }
        let message = ChatMessage(
            id: item.id, role: role ?? .system, text: text, createdAt: now, metadata: nil, stripped: [])
        append(message, to: slot)
        return (item, message)
    }

    /// Puts an item into the transcript.
    @discardableResult
    mutating func append(
        _ content: TranscriptItem.Content, author: Int?, to slot: Int32, at now: Instant
    ) -> TranscriptItem {
        let item = TranscriptItem(id: ids.nextUUID(), at: now, author: author, content: content)
        guard let place = store[slot].participation else { return item }
        participations[place].items.append(item)
        participations[place].updatedAt = now
        return item
    }

    /// What the widget says by itself while nobody plays the far side.
    mutating func reply(to text: String, in slot: Int32, at now: Instant) {
        guard let place = store[slot].participation, !participations[place].isPlayed,
            let rule = served[store[slot].widget].widget.connect?.autoReply
        else { return }
        let answer: String
        switch rule {
        case .off: return
        case .echo: answer = text
        case .lines(let lines):
            guard !lines.isEmpty else { return }
            answer = lines[participations[place].replies % lines.count]
        }
        guard (try? makeRoom(for: answer, in: slot, at: now)) != nil else { return }
        participations[place].replies += 1
        let author = participant(of: .bot, in: place)
        append(answer, contentType: "text/plain", author: author, to: slot, at: now)
    }

    // MARK: Receipts

    /// Who said a message of the session, or of one that it goes on from.
    private func author(of message: SessionID, in place: Int32) -> SessionID? {
        for segment in segments(of: place).reversed() {
            guard let item = segment.items.last(where: { $0.id == message }), let author = item.author else {
                continue
            }
            return segment.participants[author].id
        }
        return nil
    }

    private mutating func note(
        _ kind: Receipt.Kind, of message: SessionID, by recipient: SessionID, in place: Int32, at now: Instant
    ) -> Receipt {
        var receipt =
            participations[place].receipts[message] ?? Receipt(message: message, recipient: recipient)
        switch kind {
        case .delivered: receipt.deliveredAt = receipt.deliveredAt ?? now
        case .read:
            receipt.readAt = receipt.readAt ?? now
        }
        participations[place].receipts[message] = receipt
        return receipt
    }
}
