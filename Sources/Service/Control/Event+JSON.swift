import Chat
import Encoding
import Tokens

extension Event {
    /// Writes the event as `{"seq","at","type","session"?,"data"}` (contract, section 5).
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("seq", seq)
        writer.member("at", at)
        writer.member("type", type.rawValue)
        if let session {
            writer.name("session")
            writer.stringBytes(session.bytes(idForm))
        }
        writer.name("data")
        writer.beginObject()
        if let widget { writer.member("widget", widget) }
        writeData(to: &writer)
        writer.endObject()
        writer.endObject()
    }

    private func writeData(to writer: inout JSONWriter) {
        switch content {
        case .started(let start):
            start.write(to: &writer)
        case .message(let message):
            message.writeMembers(idForm, to: &writer)
        case .ended(let cause):
            writer.member("by", cause.rawValue)
        case .linked(let sub, let stripped):
            writer.member("sub", sub)
            writer.member("stripped", stripped)
        case .evicted(let ended):
            writer.member("ended", ended)
        case .rejected(let verdict, let servedAsAnonymous):
            writer.member("servedAs", servedAsAnonymous ? "anonymous" : "refused")
            writer.name("verdict")
            verdict.write(to: &writer)
        case .revoked(let sub):
            if let sub { writer.member("sub", sub) }
        case .claims(let sub, let agentContext):
            writer.member("sub", sub)
            writer.name("claims")
            writer.rawBytes(agentContext)
        case .replayed(let identity), .conflict(let identity):
            identity.writeMember(to: &writer)
        case .widget(let keys):
            writer.member("keys", keys)
        case .clock(let now, let isFrozen):
            writer.member("now", now)
            writer.member("frozen", isFrozen)
        case .denied:
            break
        case .fault(let fired):
            fired.write(to: &writer)
        case .limit(let name, let maximum):
            writer.member("limit", name)
            writer.member("maximum", maximum)
        default:
            writeParticipation(to: &writer)
        }
    }
}

extension Event.Start {
    fileprivate func write(to writer: inout JSONWriter) {
        identity.writeMember(to: &writer)
        writer.member("historyScope", identity.historyScope.rawValue)
        writer.name("agentContext")
        writer.rawBytes(agentContext)
        writer.member("trust", trust.rawValue)
        writer.member("stripped", stripped, attributes: droppedAttributes)
        if let keyID { writer.member("key", keyID) }
        writer.name("checks")
        writer.beginArray()
        for check in CheckID.allCases where checks[check] != .skipped {
            writer.beginObject()
            writer.member("id", check.name)
            writer.member("status", checks[check].rawValue)
            writer.endObject()
        }
        writer.endArray()
    }
}
