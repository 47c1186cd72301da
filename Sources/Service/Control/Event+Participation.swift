import Chat
import Encoding

extension Event {
    /// Writes what is known of an event of a session with participants.
    func writeParticipation(to writer: inout JSONWriter) {
        switch content {
        case .joined(let participant, _), .left(let participant, _), .typing(let participant, _):
            participant.write(idForm, to: &writer)
        case .socket(let participant, let isOpen):
            participant.write(idForm, to: &writer)
            writer.member("open", isOpen)
        case .receipt(let receipt, _, let author, _):
            write("messageId", receipt.message, to: &writer)
            write("recipient", receipt.recipient, to: &writer)
            write("author", author, to: &writer)
        case .attachment(let file, _):
            write("attachmentId", file.id, to: &writer)
            writer.member("name", file.name)
            writer.member("contentType", file.contentType)
            writer.member("size", file.size)
        case .attributes(let json):
            writer.name("agentContext")
            writer.rawBytes(json)
        case .backendRefused(let detail):
            writer.member("detail", detail)
        case .refused(let fault):
            writer.member("detail", fault.sentence)
        default:
            break
        }
    }

    private func write(_ name: StaticString, _ id: SessionID, to writer: inout JSONWriter) {
        writer.name(name)
        writer.stringBytes(id.bytes(idForm))
    }
}

extension Participant {
    /// Writes the members that say who it is.
    fileprivate func write(_ form: IDForm, to writer: inout JSONWriter) {
        writer.name("participant")
        writer.stringBytes(id.bytes(form))
        writer.member("role", role.rawValue)
        writer.member("name", displayName)
    }
}

extension TicketFault {
    /// What was wrong with what a participant showed.
    fileprivate var sentence: String {
        switch self {
        case .missing: "no token was shown"
        case .foreign: "the token was not made in this sandbox since its start"
        case .wrongKind(let kind, let wanted): "a \(kind.words) was shown where a \(wanted.words) belongs"
        case .expired(let at): "the token was good until \(at.rfc3339)"
        case .ended: "the chat is over"
        case .gone: "the chat is there no more"
        case .left: "the participant has left"
        }
    }
}

extension Ticket.Kind {
    /// Its name for people.
    fileprivate var words: String {
        switch self {
        case .participant: "participant token"
        case .connection: "connection token"
        case .socket: "WebSocket URL"
        case .upload: "upload URL"
        case .download: "download URL"
        case .page: "NextToken"
        }
    }
}
