import Chat
import Encoding

/// What an event comes to on the sockets of its session (amazon-connect.md, section 5.4).
enum SocketNews {
    /// The text of an event; nil for one that no socket is told.
    static func text(of event: Event, _ session: SessionID, _ sandbox: Sandbox) -> [UInt8]? {
        json(of: event, session, sandbox).map(SocketText.item)
    }

    private static func json(of event: Event, _ session: SessionID, _ sandbox: Sandbox) -> [UInt8]? {
        switch event.content {
        case .message(let message): item(message.id, of: session, sandbox)
        case .joined(_, let id), .left(_, let id), .attachment(_, let id): item(id, of: session, sandbox)
        case .ended:
            sandbox.participation(of: session).flatMap { participation in
                participation.ending.map { ItemJSON.forSocket($0, in: participation) }
            }
        case .typing(let participant, let id):
            ItemJSON.event("typing", id: id, at: event.at, by: participant, session: session)
        case .continued(let id):
            ItemJSON.event("chat.rehydrated", id: id, at: event.at, by: nil, session: session)
        case .receipt(let receipt, _, _, let id):
            ItemJSON.metadata(receipt, id: id, at: event.at, session: session)
        default: nil
        }
    }

    private static func item(_ id: SessionID, of session: SessionID, _ sandbox: Sandbox) -> [UInt8]? {
        guard let participation = sandbox.participation(of: session), let item = participation.item(id) else {
            return nil
        }
        return ItemJSON.forSocket(item, in: participation)
    }
}
