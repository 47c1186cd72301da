import Chat
import Encoding
import Tokens

/// Who holds a recorded chat, and what their website's token said, as far as events tell it.
struct RecordedVisitor {
    private let widget: Widget
    private var sub: String?
    /// The custom claims on applied, the signed attributes on amazon-connect.
    private var claims: [JSONMember]
    /// When the token that was written last is over.
    private var expiry: Instant
    /// Whether a token was written.
    private(set) var hadToken = false

    /// How long a token of ours holds, unless the widget wants less.
    private static let lifetime = Duration.seconds(3600)
    /// Names that would not be read as claims beside the others.
    private static let taken = Minting.directives + ["raw", "from"]

    /// The visitor of a start.
    init(_ start: Event.Start, at: Instant, widget: Widget) {
        self.widget = widget
        if case .verified(let sub) = start.identity { self.sub = sub }
        let isSigned = start.trust == .verified && (sub != nil || widget.platform == .amazonConnect)
        claims = isSigned ? Self.claims(start.agentContext, on: widget, beyond: widget.agentContext) : []
        expiry = at
    }

    /// Whether this is the customer that a token names.
    func isCustomer(_ sub: String) -> Bool { self.sub?.utf8.elementsEqual(sub.utf8) ?? false }

    /// Whether the page's token is over at an instant.
    func needsToken(at instant: Instant) -> Bool {
        widget.platform == .applied && sub != nil && shopifyCustomer == nil && instant >= expiry
    }

    /// The session joined a customer; what their token says is not told.
    mutating func link(_ sub: String) {
        self.sub = sub
        claims = []
    }

    /// A later token says this.
    mutating func replace(claims json: [UInt8]) {
        claims = Self.claims(json, on: widget, beyond: nil)
    }

    // MARK: Steps

    /// The step that gives the page its credential, where it has one.
    mutating func writeCredential(to writer: inout FixtureWriter) {
        if let shopifyCustomer {
            return writer.step { writer in
                writer.name("proxy")
                writer.beginObject()
                writer.member("customer", Literal.text(shopifyCustomer))
                writer.endObject()
            }
        }
        switch widget.platform {
        case .applied where sub != nil: writeToken("token", to: &writer)
        case .amazonConnect where widget.connect?.security == .required: writeToken("token", to: &writer)
        default: break
        }
    }

    /// The step that shows a new token on the session; a shop's customer has none.
    mutating func writeRefresh(to writer: inout FixtureWriter) {
        if shopifyCustomer == nil { writeToken("refresh", to: &writer) } else { writeCredential(to: &writer) }
    }

    /// The step that starts the chat, and expects what the agent was told.
    func writeStart(_ start: Event.Start, minutes: Int?, to writer: inout FixtureWriter) {
        let context = try? JSON(reading: start.agentContext)
        writer.step { writer in
            writer.name("start")
            writer.beginObject()
            if start.trust == .untrusted, let context { writePageContext(context, to: &writer) }
            if let minutes { writer.member("ChatDurationInMinutes", minutes) }
            writer.endObject()
            writer.name("expect")
            writer.beginObject()
            writeIdentity(start.identity, to: &writer)
            writer.member("historyScope", start.identity.historyScope.rawValue)
            writer.member("trust", start.trust.rawValue)
            if let context, Literal.canBeExpected(context) {
                writer.name("agentContext")
                writer.beginObject()
                writer.name("$exact")
                Literal.write(context, to: &writer)
                writer.endObject()
            }
            writer.endObject()
        }
    }

    // MARK: Parts

    private func writePageContext(_ context: JSON, to writer: inout JSONWriter) {
        guard widget.platform == .applied else {
            writer.name("Attributes")
            return Literal.write(context, to: &writer)
        }
        writer.name("metadata")
        writer.beginObject()
        writer.name("context")
        Literal.write(context, to: &writer)
        writer.endObject()
    }

    private func writeIdentity(_ identity: Identity, to writer: inout JSONWriter) {
        writer.name("identity")
        writer.beginObject()
        writer.member("kind", identity.kind)
        if case .verified(let sub) = identity { writer.member("sub", Literal.text(sub)) }
        writer.endObject()
    }

    private mutating func writeToken(_ verb: StaticString, to writer: inout FixtureWriter) {
        let lifetime = min(Self.lifetime, widget.maximumLifetime ?? Self.lifetime)
        writer.step { writer in
            writer.name(verb)
            writer.beginObject()
            switch widget.platform {
            case .applied:
                writer.member("sub", Literal.text(sub ?? ""))
                if let issuer = widget.issuer { writer.member("iss", Literal.text(issuer)) }
                if let audience = widget.audience { writer.member("aud", Literal.text(audience)) }
                writeClaims(to: &writer)
                writer.member("lifetime", lifetime.written)
            case .amazonConnect:
                if let sub { writer.member("customerId", Literal.text(sub)) }
                if !claims.isEmpty { writeObject("attributes", to: &writer) }
            }
            writer.endObject()
        }
        hadToken = true
        expiry = writer.now.advanced(by: lifetime)
    }

    private func writeClaims(to writer: inout JSONWriter) {
        if claims.contains(where: { claim in Self.taken.contains { claim.hasName($0) } }) {
            return writeObject("claims", to: &writer)
        }
        for claim in claims { Literal.write(claim, to: &writer) }
    }

    private func writeObject(_ name: StaticString, to writer: inout JSONWriter) {
        writer.name(name)
        writer.beginObject()
        for claim in claims { Literal.write(claim, to: &writer) }
        writer.endObject()
    }

    /// The members of a context that a token said: those that the widget does not always say so.
    private static func claims(_ json: [UInt8], on widget: Widget, beyond base: JSON?) -> [JSONMember] {
        guard let context = try? JSON(reading: json) else { return [] }
        let registered = widget.platform == .applied ? RegisteredClaim.allCases.map(\.rawValue) : []
        return context.members.filter { member in
            if registered.contains(where: { member.hasName($0) }) { return false }
            return base?[member: member.name] != member.value
        }
    }

    /// The customer's id in the shop, where the app proxy named them (contract, section 3).
    private var shopifyCustomer: String? {
        guard let shop = widget.shopify?.shop, let sub else { return nil }
        let prefix = "shopify:\(shop):"
        return sub.hasPrefix(prefix) ? String(sub.dropFirst(prefix.count)) : nil
    }
}
