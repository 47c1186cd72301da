import Encoding
import Tokens

/// The members of a widget in a configuration, with what each says by default.
enum WidgetMember: String, CaseIterable {
    case id, platform, keys, strict, onBadToken, anonymous, leeway, requireExp, checkIat, issuer, audience
    case maxLifetime, agentContext, onLogin, allowedOrigins, shopify
    case snippetId, instanceId, contactFlowId, security, autoReply, awsCredentials, maxActiveChats

    /// Whether a widget of this platform has the member.
    func belongs(to platform: Platform) -> Bool {
        switch self {
        case .id, .platform, .keys, .leeway, .allowedOrigins:
            true
        case .snippetId, .instanceId, .contactFlowId, .security, .autoReply, .awsCredentials, .maxActiveChats:
            platform == .amazonConnect
        default:
            platform == .applied
        }
    }

    /// The names that a widget of this platform may have.
    static func names(of platform: Platform) -> [String] {
        allCases.filter { $0.belongs(to: platform) }.map(\.rawValue)
    }

    /// What the member says in effect, with secrets masked; nil where it says nothing.
    func written(in widget: Widget) -> String? {
        switch self {
        case .id: widget.id
        case .platform: widget.platform.rawValue
        case .keys: widget.keys.keys.map(\.masked).joined(separator: ", ")
        case .strict: "\(widget.strict)"
        case .onBadToken: widget.onBadToken.rawValue
        case .anonymous: widget.anonymous.rawValue
        case .leeway: widget.leeway.written
        case .requireExp: "\(widget.requiresExpiry)"
        case .checkIat: "\(widget.checksIssuedAt)"
        case .issuer: widget.issuer
        case .audience: widget.audience
        case .maxLifetime: widget.maximumLifetime?.written
        case .agentContext: widget.agentContext?.description
        case .onLogin: widget.onLogin.rawValue
        case .allowedOrigins: widget.allowedOrigins.joined(separator: ", ")
        case .shopify: widget.shopify.map { "\($0.shop), secret ***" }
        default: writtenForConnect(widget.connect)
        }
    }

    private func writtenForConnect(_ connect: ConnectWidget?) -> String? {
        guard let connect else { return nil }
        switch self {
        case .snippetId: return connect.snippetID
        case .instanceId: return connect.instanceID
        case .contactFlowId: return connect.contactFlowID
        case .security: return connect.security.rawValue
        case .autoReply: return connect.autoReply.written
        case .awsCredentials: return connect.awsCredentials.map(\.masked).joined(separator: ", ")
        default: return connect.maximumActiveChats.map { "\($0)" }
        }
    }
}

extension AutoReply {
    fileprivate var written: String {
        switch self {
        case .off: "off"
        case .echo: "echo"
        case .lines(let lines): "\(lines.count) line\(lines.count == 1 ? "" : "s")"
        }
    }
}

extension SigningKey {
    /// The key's name and time, never its secret.
    fileprivate var masked: String {
        "\(id ?? "key") ***" + (retiresAt.map { " until \($0.rfc3339Seconds)" } ?? "")
    }
}
