import Encoding
import Hashing

extension IDGenerator {
    /// Seals a ticket; its text is safe in a URL.
    func seal(_ ticket: Ticket) -> String {
        let body = ticket.body
        let sealed = body + tag(body, for: Self.ticketPurpose)
        return String(decoding: Base64URL.encode(sealed.span), as: UTF8.self)
    }

    /// The ticket in a text that was sealed here; nil for any other text.
    func open(_ text: String) -> Ticket? {
        let letters = Array(text.utf8)
        guard letters.count == Ticket.textCount, let sealed = try? Base64URL.decode(letters.span) else {
            return nil
        }
        let body = Array(sealed.prefix(Ticket.bodyCount))
        let seal = Array(sealed.dropFirst(Ticket.bodyCount))
        let expected = tag(body, for: Self.ticketPurpose)
        guard ConstantTime.equal(expected.span, seal.span) else { return nil }
        return Ticket(body: body[...])
    }

    private static let ticketPurpose: StaticString = "ticket:v1:"
}
