import Chat
import Encoding

/// The members that start a chat, read and held to their limits (amazon-connect.md, section 2.1).
///
/// A website's backend says everything itself. The page of a hosted widget says less (section 1.5): what its
/// token has to vouch for is never read from the page's own words.
struct StartChatBody {
    /// What stands beside the words of a hosted widget's page.
    struct Page {
        /// The widget's instance, unless the page names one.
        let instanceID: String
        /// The widget's flow, unless the page names one.
        let contactFlowID: String
        /// The payload of the token; nil where none was asked for.
        let signed: JSON?
    }

    /// A past chat to go on from.
    struct PersistentChat {
        /// `ENTIRE_PAST_SESSION` or `FROM_SEGMENT`.
        let rehydration: String
        /// The ContactId to go on from, as it came.
        let sourceContactID: String
    }

    /// The instance: a bare id or an ARN.
    let instanceID: String
    /// The flow: a bare id or an ARN.
    let contactFlowID: String
    /// The customer's name.
    let displayName: String
    /// The attributes of the body, in their order; their total is the sandbox's to check.
    let attributes: [(name: String, value: String)]
    /// The customer's first words.
    let message: StartParticipation.Message?
    /// How long the chat lasts at most.
    let duration: Duration
    /// The content types of its messages; `text/plain` alone where none are given.
    let contentTypes: [String]
    /// The past chat to go on from.
    let persistentChat: PersistentChat?
    /// The backend's RelatedContactId, or a token's `relatedContactId`.
    let relatedContactID: String?
    /// The backend's SegmentAttributes, or a token's `segmentAttributes`, as compact JSON.
    let segmentAttributes: [UInt8]?
    /// The backend's CustomerId, or a token's `customerId`.
    let customerID: String?
    /// What only a backend says.
    let options: StartChatOptions

    /// Reads a backend's body, or with `page` that of a hosted widget's page.
    init(_ reader: MemberReader, page: Page? = nil) throws(ServiceError) {
        instanceID = try reader.text("InstanceId", 1...100, or: page?.instanceID)
        contactFlowID = try reader.text("ContactFlowId", 0...500, or: page?.contactFlowID)
        displayName = try Self.displayName(reader, isPage: page != nil)
        attributes = try reader.attributes("Attributes")
        message = try Self.message(reader, isPage: page != nil)
        let minutes = try reader.number("ChatDurationInMinutes", 60...10_080) ?? 1_500
        duration = .seconds(60 * minutes)
        contentTypes = try Self.contentTypes(reader)
        persistentChat = try Self.persistentChat(reader)
        let segments: JSON?
        if let page {
            relatedContactID = page.signed?["relatedContactId"]?.string
            customerID = page.signed?["customerId"]?.string
            segments = page.signed?["segmentAttributes"]
            options = StartChatOptions()
        } else {
            relatedContactID = try reader.text("RelatedContactId", 1...256)
            customerID = try reader.text("CustomerId", 1...128)
            segments = try reader.segmentAttributes("SegmentAttributes")
            options = try StartChatOptions(reader)
        }
        segmentAttributes = segments?.compact
        try checkTogether(reader, segments)
    }

    /// The attributes as entries, trusted where the website's own backend wrote them.
    func entries(isTrusted: Bool) -> [AttributeSet.Entry] {
        attributes.map { AttributeSet.Entry($0.name, $0.value, isTrusted: isTrusted) }
    }

    /// What is agreed for the chat; a SourceContactId that is none of ours is an unknown session.
    func terms() throws(ParticipationRefusal) -> SessionTerms {
        var terms = SessionTerms(contentTypes: contentTypes, duration: duration)
        terms.relatedID = relatedContactID
        terms.customerID = customerID
        terms.segments = segmentAttributes
        if let persistentChat {
            guard let source = SessionID(persistentChat.sourceContactID, .grouped) else {
                throw .unknownSession
            }
            let isEntire = persistentChat.rehydration == Self.entirePast
            terms.continues = isEntire ? .line(source) : .session(source)
        }
        return terms
    }

    /// What may not stand beside what (section 2.1).
    private func checkTogether(_ reader: MemberReader, _ segments: JSON?) throws(ServiceError) {
        if relatedContactID != nil, persistentChat != nil {
            throw reader.fault("RelatedContactId and PersistentChat exclude each other.")
        }
        let subtype = segments?["connect:Subtype"]?["ValueString"]
        guard subtype?.hasString("connect:Guide") == true else { return }
        for needed in Self.interactive where !contentTypes.contains(needed) {
            throw reader.fault(
                "SupportedMessagingContentTypes must contain \(needed): connect:Subtype is connect:Guide.")
        }
    }
}
