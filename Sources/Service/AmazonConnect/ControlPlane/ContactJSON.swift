import Chat
import Encoding

/// How DescribeContact writes a chat: every member that is known here (amazon-connect.md, section 3).
///
/// Times are seconds since 1970, as restJson1 writes them. There are no queues, no transfers and no tags; a
/// persistent chat names the one it goes on from as its RelatedContactId, and the first of its line as its
/// ContactAssociationId.
enum ContactJSON {
    /// The ARN of a contact: that of its instance goes before, where the caller gave one.
    ///
    /// The region and the account of a bare id are those of AWS's own examples.
    static func arn(_ contact: SessionID, instance: String) -> String {
        let before = instance.hasPrefix("arn:") ? "" : "arn:aws:connect:us-east-1:123456789012:instance/"
        return "\(before)\(instance)/contact/\(contact.text(.grouped))"
    }

    static func write(
        _ contact: Participation, startedAt: Instant, arn: String, to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("Arn", arn)
        writer.id("Id", contact.session)
        writer.id("InitialContactId", contact.session)
        writer.id("ContactAssociationId", contact.lineStart)
        writer.member("InitiationMethod", "API")
        writer.member("Channel", "CHAT")
        writeTimes(of: contact, startedAt, to: &writer)
        writePeople(of: contact, to: &writer)
        if let segments = contact.terms.segments {
            writer.name("SegmentAttributes")
            writer.rawBytes(segments)
        }
        writer.name("Attributes")
        writer.rawBytes(contact.attributes.json)
        if let cause = contact.endCause {
            writer.member("DisconnectReason", ConnectWords.disconnectReason(cause))
        }
        writer.name("ChatMetrics")
        ChatMetrics(contact).write(to: &writer)
        writer.endObject()
    }

    private static func writeTimes(
        of contact: Participation, _ startedAt: Instant, to writer: inout JSONWriter
    ) {
        writer.epoch("InitiationTimestamp", startedAt)
        if let at = contact.connectedAt { writer.epoch("ConnectedToSystemTimestamp", at) }
        if let end = contact.ending { writer.epoch("DisconnectTimestamp", end.at) }
        writer.epoch("LastUpdateTimestamp", contact.updatedAt)
    }

    private static func writePeople(of contact: Participation, to writer: inout JSONWriter) {
        if let related = contact.terms.relatedID {
            writer.member("RelatedContactId", related)
        } else if let past = contact.continuesFrom {
            writer.id("RelatedContactId", past)
        }
        if let customer = contact.terms.customerID { writer.member("CustomerId", customer) }
        guard let at = contact.agentJoinedAt,
            let agent = contact.participants.first(where: { $0.role == .agent })
        else { return }
        writer.name("AgentInfo")
        writer.beginObject()
        writer.id("Id", agent.id)
        writer.epoch("ConnectedToAgentTimestamp", at)
        writer.endObject()
    }
}
