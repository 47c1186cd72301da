import HTTP

/// Where a reader of server-sent events left off (WHATWG HTML §9.2.6).
enum EventPlace {
    /// The number in `Last-Event-ID`; nil without one.
    static func read(_ fields: Fields) throws(Refused) -> Int? {
        guard let text = fields["last-event-id"], !text.isEmpty else { return nil }
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let place = Int(text)
        else {
            throw Refused(Problem(.badRequest, "bad-event-id", "Last-Event-ID is none that was sent here."))
        }
        return place
    }
}
