/// Why a text is no pattern for allowed origins.
package struct OriginPatternError: Error, Equatable, Sendable {
    /// What is wrong with it.
    package enum Kind: Sendable {
        case notAnOrigin, null, wildcard, path, userInformation, badHost, badPort
    }

    /// What is wrong.
    package let kind: Kind
    /// The pattern as it was given.
    package let pattern: String

    /// One sentence with the pattern in quotes.
    package var sentence: String {
        let why =
            switch kind {
            case .notAnOrigin: "an origin is written scheme://host or scheme://host:port"
            case .null: "the origin null is never allowed: every sandboxed page has it"
            case .wildcard: "the only wildcard is :* in place of the port"
            case .path: "an origin has no path, query or fragment, not even a final slash"
            case .userInformation: "an origin has no user information"
            case .badHost: "the host must be ASCII (a name in other letters is written in punycode)"
            case .badPort: "the port must be a number from 0 to 65535, or *"
            }
        return "\"\(pattern)\" cannot be an allowed origin: \(why)."
    }
}
