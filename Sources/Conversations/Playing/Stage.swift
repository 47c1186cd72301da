import Chat
import Encoding
import HTTP
import Tokens

/// The world of one running fixture: a sandbox, its widget, the visitors, and what steps have saved.
struct Stage {
    let exchange: Exchange
    /// The sandbox's name.
    let sandbox: String
    let widget: Widget
    /// What the widget asks of a token.
    let policy: VerificationPolicy
    /// The sandbox's time: it stands still between steps.
    var now: Instant
    /// The keys that the widget has now, newest first.
    var keys: [SigningKey]
    /// Keys that were taken out; a fixture may still sign with them.
    var formerKeys: [SigningKey] = []
    var variables = Variables()
    /// Who acts, and with whose credential and session.
    var visitor = UTF8Key("visitor")
    var profileName = UTF8Key("visitor")
    /// Whether the step's answer will be looked at.
    var isWatched = false
    private var profiles: [UTF8Key: Profile] = [:]
    private var pages: [UTF8Key: Page] = [:]

    /// A stage before its first step.
    init(exchange: Exchange, sandbox: String, widget: Widget, limits: Limits, now: Instant) {
        self.exchange = exchange
        self.sandbox = sandbox
        self.widget = widget
        policy = widget.policy(limits: limits)
        self.now = now
        keys = widget.keys.keys
    }

    /// The profile of the visitor who acts.
    var profile: Profile {
        get { profiles[profileName] ?? Profile() }
        set { profiles[profileName] = newValue }
    }

    /// The page of the visitor who acts; a new session begins a new page.
    var page: Page {
        get {
            let page = pages[visitor] ?? Page()
            return page.session == profile.session ? page : Page(session: profile.session)
        }
        set { pages[visitor] = newValue }
    }

    /// The session of the visitor who acts.
    func session() throws(PlayFailure) -> String {
        if let session = profile.session { return session }
        throw .impossible("\(visitor.text) has no chat session: its start was refused, or never came")
    }

    /// Sends a request into the sandbox; the body is JSON.
    func send(
        _ method: Method, _ path: String, fields: [(name: String, value: String)] = [], body: JSON? = nil
    ) throws(PlayFailure) -> Answer {
        guard !fields.contains(where: { $0.value.utf8.contains { $0 == 0x0A || $0 == 0x0D } }) else {
            throw .impossible("no request can carry the token: there is a line end in it")
        }
        var fields = fields
        if body != nil { fields.append(("Content-Type", "application/json")) }
        let request = Request(
            method: method, path: "/sandbox/\(sandbox)\(path)", fields: fields, body: body?.compact ?? [])
        let response: Response
        do throws(ExchangeFailure) {
            response = try exchange.send(request)
        } catch {
            throw .unreachable(error.sentence)
        }
        return try Answer(response)
    }

    /// Calls control of the sandbox.
    func control(_ method: Method, _ path: String, body: JSON? = nil) throws(PlayFailure) -> Answer {
        try send(method, "/_chatgate/v1" + path, body: body)
    }

    /// The first key that signs now: the newest that is not retired.
    var signingKey: SigningKey? { keys.first { !$0.isRetired(at: now) } }

    /// A key by its id, whether the widget still has it or not.
    func key(named id: String) -> SigningKey? {
        (keys + formerKeys).first { $0.id?.utf8.elementsEqual(id.utf8) ?? false }
    }
}
