import Encoding

/// Where a page of history goes on: a session's place in the order of starts, and a message in it.
///
///     base64url( order: 8 bytes │ message: 4 bytes │ tag: 16 bytes )
///
/// The tag is made over the caller too, so that a cursor belongs to its sandbox, widget and customer.
struct HistoryCursor: Equatable {
    let order: UInt64
    let message: Int

    init(order: UInt64, message: Int) {
        self.order = order
        self.message = message
    }

    /// Reads a cursor that the same sandbox made for the same caller; nil for any other text.
    init?(_ text: String, for owner: [UInt8], ids: IDGenerator) {
        guard text.utf8.count == 38, let bytes = try? Base64URL.decode(Array(text.utf8).span) else {
            return nil
        }
        let place = Array(bytes.prefix(12))
        guard bytes.count == 28, Array(bytes.suffix(16)) == ids.tag(place + owner, for: "cursor:v1:") else {
            return nil
        }
        order = place[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        message = Int(place[8...].reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// The cursor as a query carries it.
    func text(for owner: [UInt8], ids: IDGenerator) -> String {
        var place = (0..<8).map { UInt8(truncatingIfNeeded: order >> UInt64(56 - 8 * $0)) }
        place += (0..<4).map { UInt8(truncatingIfNeeded: message >> (24 - 8 * $0)) }
        return String(
            decoding: Base64URL.encode((place + ids.tag(place + owner, for: "cursor:v1:")).span),
            as: UTF8.self)
    }
}
