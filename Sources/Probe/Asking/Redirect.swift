import HTTP

/// One answer that named another place, and what became of it.
struct Redirect: Sendable {
    /// Why a redirect was not followed.
    enum Refusal: Sendable, Equatable {
        /// It leads to this other origin, which the user did not name.
        case foreign(String)
        /// It is the sixth.
        case tooMany
        /// What it names is no `http` or `https` URL.
        case unreadable
    }

    /// Where it came from.
    let url: ProbeURL
    /// The answer itself.
    let response: Response
    /// The value of its `Location`.
    let location: String
    /// Why it was not followed; nil where it was.
    let refusal: Refusal?
}
