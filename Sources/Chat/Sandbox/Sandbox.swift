package import Encoding
package import Tokens

/// One world: clock, ids, widgets, sessions, revocations, journal.
///
/// Its operations are plain functions: no clock is read and nothing random is drawn in them.
package struct Sandbox: Sendable {
    /// A widget with its verifier, which is made once and again whenever the keys change.
    struct ServedWidget: Sendable {
        let widget: Widget
        let verifier: Verifier
        let shopify: ShopifyVerifier?

        init(_ widget: Widget, _ limits: Limits) {
            self.widget = widget
            verifier = widget.verifier(limits: limits)
            shopify = widget.shopify.map { ShopifyVerifier(app: $0, widget: widget.id) }
        }
    }

    /// The name in `/sandbox/{name}`.
    package let name: String
    /// The clock that everything in the sandbox follows.
    package var clock = SandboxClock()
    /// What happened.
    package internal(set) var journal: Journal
    let limits: Limits
    var served: [ServedWidget]
    var ids: IDGenerator
    var store: SessionStore
    var revocations: RevocationList
    var recentQueries = RecentQueries()
    var participations = ParticipationStore()
    var attachments = AttachmentStore()
    var agenda = Agenda()
    var faults = FaultStore()

    /// A sandbox at its start; `seed` has 32 bytes.
    package init(name: String, widgets: [Widget], limits: Limits, seed: [UInt8]) {
        self.name = name
        self.limits = limits
        served = widgets.map { ServedWidget($0, limits) }
        ids = IDGenerator(seed: seed)
        store = SessionStore(maximum: limits.sessions, maximumBytes: limits.store)
        revocations = RevocationList(maximum: limits.revocations)
        journal = Journal(maximumBytes: limits.journal)
    }

    /// The widgets, in the order of the configuration.
    package var widgets: [Widget] { served.map(\.widget) }

    /// The place of the widget with exactly this id.
    package func place(ofWidget id: String) -> Int? {
        served.firstIndex { $0.widget.id.utf8.elementsEqual(id.utf8) }
    }

    /// The platform of a widget.
    package func platform(ofWidget place: Int) -> Platform { served[place].widget.platform }

    /// The origins that a widget allows, as configured.
    package func allowedOrigins(ofWidget place: Int) -> [String] { served[place].widget.allowedOrigins }

    /// A widget by its place.
    package func widget(at place: Int) -> Widget { served[place].widget }

    /// The keys of every other widget: what a website may have confused with this one's.
    package func neighbours(of place: Int) -> [Surroundings.Neighbour] {
        served.indices.filter { $0 != place }.map { (served[$0].widget.id, served[$0].widget.keys) }
    }

    /// Judges a token against a widget, with hints, and starts nothing.
    package func explain(_ token: [UInt8], widget place: Int, at now: Instant) -> Verdict {
        let around = Surroundings(
            neighbours: neighbours(of: place), subjects: store.someSubjects(ofWidget: place))
        return served[place].verifier.explain(token, at: now, in: around) {
            revocations.contains($0, widget: place)
        }
    }

    /// Judges a query of a Shopify app proxy, with hints; nil where the widget has no such app.
    package func explain(_ query: ShopifyProxyQuery, widget place: Int, at now: Instant) -> Verdict? {
        served[place].shopify?.explain(query, at: now).verdict
    }

    /// Whether pages behind a Shopify app proxy may call the widget.
    package func hasShopify(widget place: Int) -> Bool { served[place].shopify != nil }

    mutating func record(_ content: Event.Content, session: SessionID? = nil, widget: Int, at now: Instant) {
        let widget = served[widget].widget
        journal.append(
            content, session: session, widget: widget.id, idForm: widget.platform.idForm, at: now)
    }
}
