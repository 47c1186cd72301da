package import Encoding

/// Files that participants hand over (amazon-connect.md, section 4.1).
extension Sandbox {
    /// Attachments of one session.
    package static let maximumAttachments = 35
    /// How long an upload may wait.
    package static let uploadLifetime = Duration.seconds(900)
    /// The endings of names that are taken.
    package static let attachmentEndings = [
        "csv", "doc", "docx", "heic", "jfif", "jpeg", "jpg", "mov", "mp4", "pdf", "png", "ppt", "pptx", "rtf",
        "txt", "wav", "xls", "xlsx",
    ]

    /// Keeps the place of a file, and gives the ticket with which its bytes come and the moment until when;
    /// the same client token keeps the same place.
    package mutating func beginAttachment(
        name: String, contentType: String, size: Int, clientToken: String?, as seat: Seat,
        at now: Instant
    ) throws(ParticipationRefusal) -> (Attachment, ticket: String, expiresAt: Instant) {
        let participant = participations[seat.place].participants[seat.participant].id
        let key = RepeatKey(.upload, by: participant, clientToken)
        if let key, let file = participations[seat.place].repeats[key].flatMap({ attachments[$0] }) {
            return uploadTicket(for: file, at: now)
        }
        try checkAttachment(name: name, size: size, in: seat.place)
        let file = Attachment(
            id: ids.nextUUID(), session: store[seat.slot].id, participant: participant, name: name,
            contentType: contentType, size: size)
        attachments.expect(file)
        participations[seat.place].attachments.append(file.id)
        if let key { participations[seat.place].repeats[key] = file.id }
        return uploadTicket(for: file, at: now)
    }

    private func uploadTicket(
        for file: Attachment, at now: Instant
    ) -> (Attachment, ticket: String, expiresAt: Instant) {
        let expiry = now.advanced(by: Self.uploadLifetime)
        let ticket = Ticket(
            kind: .upload, session: file.session, subject: file.id, number: expiry.milliseconds)
        return (file, ids.seal(ticket), expiry)
    }

    /// Takes the bytes of a file.
    package mutating func upload(
        _ content: [UInt8], with ticket: String?, at now: Instant
    ) throws(ParticipationRefusal) {
        let ticket = try self.ticket(ticket, .upload, at: now)
        guard let file = attachments[ticket.subject] else { throw .attachment(.unknown) }
        if file.state == .approved { throw .attachment(.complete) }
        if file.size != content.count {
            throw .attachment(.size(announced: file.size, came: content.count))
        }
        let others = attachments.bytes - (attachments.content(of: file.id)?.count ?? 0)
        if others + content.count > limits.attachments {
            throw .attachment(.noRoom(maximum: limits.attachments))
        }
        attachments.put(content, of: file.id)
    }

    /// Puts a file whose bytes have come into the transcript; the same client token puts it there once.
    package mutating func completeAttachment(
        _ id: SessionID, clientToken: String?, as seat: Seat, at now: Instant
    ) throws(ParticipationRefusal) {
        let participant = participations[seat.place].participants[seat.participant].id
        guard let file = attachments[id], file.session == store[seat.slot].id, file.participant == participant
        else { throw .attachment(.unknown) }
        let key = RepeatKey(.completion, by: participant, clientToken)
        if let key, participations[seat.place].repeats[key] == id { return }
        switch file.state {
        case .expected: throw .attachment(.notUploaded)
        case .approved: throw .attachment(.complete)
        case .uploaded: break
        }
        attachments.approve(id)
        guard let approved = attachments[id] else { return }
        if let key { participations[seat.place].repeats[key] = id }
        let item = append(.attachment(approved), author: seat.participant, to: seat.slot, at: now)
        record(
            .attachment(approved, item: item.id), session: store[seat.slot].id,
            widget: store[seat.slot].widget, at: now)
    }

    /// A ticket with which anybody may fetch a file of the session for a while, and the file.
    package mutating func attachment(
        _ id: SessionID, for lifetime: Duration, as seat: Seat, at now: Instant
    ) throws(ParticipationRefusal) -> (Attachment, ticket: String, expiresAt: Instant) {
        let line = segments(of: seat.place).map(\.session)
        guard let file = attachments[id], file.state == .approved, line.contains(file.session) else {
            throw .attachment(.unknown)
        }
        let expiry = now.advanced(by: lifetime)
        let ticket = Ticket(kind: .download, session: file.session, subject: id, number: expiry.milliseconds)
        return (file, ids.seal(ticket), expiry)
    }

    /// The file that a ticket fetches.
    package mutating func download(
        with ticket: String?, at now: Instant
    ) throws(ParticipationRefusal) -> (Attachment, content: [UInt8]) {
        let ticket = try self.ticket(ticket, .download, at: now)
        guard let file = attachments[ticket.subject], let content = attachments.content(of: file.id) else {
            throw .attachment(.unknown)
        }
        return (file, content)
    }

    private func checkAttachment(name: String, size: Int, in place: Int32) throws(ParticipationRefusal) {
        if size > limits.attachment { throw .attachment(.tooLarge(maximum: limits.attachment)) }
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
        guard let ending, Self.attachmentEndings.contains(ending.lowercased()) else {
            throw .attachment(.name(name))
        }
        if participations[place].attachments.count >= Self.maximumAttachments {
            throw .attachment(.tooMany(maximum: Self.maximumAttachments))
        }
        if attachments.bytes + size > limits.attachments {
            throw .attachment(.noRoom(maximum: limits.attachments))
        }
    }
}
