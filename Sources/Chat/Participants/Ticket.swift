/// What was handed out to let somebody do one thing: sealed, so that nothing has to be remembered of it and
/// nobody else can make one.
///
///     kind · session · subject · last moment · seal     base64url, 76 characters
package struct Ticket: Sendable, Equatable {
    /// What a ticket is good for.
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// The participant token: gives connections, as long as the session lasts.
        case participant = 1
        /// The connection token: speaks and reads for a participant.
        case connection
        /// Opens a socket.
        case socket
        /// Brings the bytes of an attachment.
        case upload
        /// Fetches the bytes of an attachment.
        case download
        /// Goes on in a transcript.
        case page
    }

    /// What it is good for.
    package let kind: Kind
    /// The session it is for.
    package let session: SessionID
    /// The participant, the attachment or the session of a page, by kind.
    package let subject: SessionID
    /// The first moment at which it is no longer good, in milliseconds since 1970 on the sandbox's clock; of
    /// a
    /// page, its place.
    package let number: Int64

    /// Bytes under the seal, of the seal, and letters of the whole.
    static let bodyCount = 41
    static let textCount = 76

    /// The bytes under the seal.
    var body: [UInt8] {
        [UInt8](capacity: Self.bodyCount) { output in
            output.append(kind.rawValue)
            for word in [session.high, session.low, subject.high, subject.low, UInt64(bitPattern: number)] {
                for shift in stride(from: 56, through: 0, by: -8) {
                    output.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
                }
            }
        }
    }

    /// Reads the bytes under a seal that was found good.
    init?(body: ArraySlice<UInt8>) {
        guard body.count == Self.bodyCount, let first = body.first, let kind = Kind(rawValue: first) else {
            return nil
        }
        func word(_ index: Int) -> UInt64 {
            body.dropFirst(1 + 8 * index).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.init(
            kind: kind, session: SessionID(high: word(0), low: word(1)),
            subject: SessionID(high: word(2), low: word(3)), number: Int64(bitPattern: word(4)))
    }

    init(kind: Kind, session: SessionID, subject: SessionID, number: Int64) {
        self.kind = kind
        self.session = session
        self.subject = subject
        self.number = number
    }
}
