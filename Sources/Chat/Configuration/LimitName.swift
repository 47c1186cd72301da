import Encoding

/// The rows of the table of limits: each limit under its name.
enum LimitName: String, CaseIterable {
    case head, body, attachment, attachments, token, subject, depth, members, text, connections, sessions
    case store, sandboxes, revocations, journal

    /// Whether the limit counts bytes, and so takes a unit.
    var isSize: Bool {
        switch self {
        case .depth, .members, .connections, .sessions, .sandboxes, .revocations: false
        default: true
        }
    }

    /// Where the limit stands; the token's has no one default, since it differs by platform.
    var place: WritableKeyPath<Limits, Int>? {
        switch self {
        case .head: \.head
        case .body: \.body
        case .attachment: \.attachment
        case .attachments: \.attachments
        case .token: nil
        case .subject: \.subject
        case .depth: \.depth
        case .members: \.members
        case .text: \.text
        case .connections: \.connections
        case .sessions: \.sessions
        case .store: \.store
        case .sandboxes: \.sandboxes
        case .revocations: \.revocations
        case .journal: \.journal
        }
    }

    /// The limit in words.
    func written(in limits: Limits) -> String {
        guard let place else {
            return limits.token.map(ByteSize.written) ?? "8KiB on applied, 3072B on amazon-connect"
        }
        let value = limits[keyPath: place]
        return isSize ? ByteSize.written(value) : "\(value)"
    }
}
