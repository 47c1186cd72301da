import Chat
import HTTP

/// Why the hosted widget's start starts nothing: the status on the wire, and what is said on request.
struct StartRefusal: Error {
    let status: Status
    let explanation: StartEnvelope.Explanation

    init(_ status: Status, _ sentence: String) {
        self.status = status
        explanation = .sentence(sentence)
    }

    /// A token that does not hold, or none; anything else cannot come of it.
    init(_ refusal: Refusal) {
        switch refusal {
        case .rejected(let verdict): (status, explanation) = (.unauthorized, .verdict(verdict))
        default: (status, explanation) = (.unauthorized, .denied)
        }
    }

    init(_ error: ServiceError) { self.init(error.status, error.message) }

    init(_ refusal: ParticipationRefusal) { self.init(refusal.error(in: .start)) }
}
