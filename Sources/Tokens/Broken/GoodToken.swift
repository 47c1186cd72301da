import Encoding

/// A token that its widget takes, open to change; each broken kind changes it in one way.
///
///     good.with("exp", seconds: 0).bytes      one claim changed, honestly signed
///     good.heading("alg", text: "none")       one header parameter changed
///     good.parts                              signed, for changing what was signed
struct GoodToken: Sendable {
    private(set) var header = LooseObject([("alg", #""HS256""#), ("typ", #""JWT""#)])
    private(set) var claims: LooseObject
    let key: SigningKey
    let policy: VerificationPolicy
    let now: Instant

    /// The claims as given, and what the widget wants besides: dates within its ceiling, `iss`, `aud`.
    init(claims: JSON, key: SigningKey, policy: VerificationPolicy, now: Instant) {
        self.claims = LooseObject(claims)
        self.key = key
        self.policy = policy
        self.now = now
        let issuedAt = Self.second(claims["iat"]) ?? second
        let expiry = Self.second(claims["exp"]) ?? issuedAt + Self.lifetime
        if self.claims["iat"] == nil { set("iat", seconds: issuedAt) }
        if self.claims["exp"] == nil { set("exp", seconds: expiry) }
        if let ceiling, expiry - issuedAt > ceiling { set("exp", seconds: issuedAt + ceiling) }
        if let issuer = policy.issuer, self.claims["iss"] == nil {
            self.claims["iss"] = LooseObject.quoted(issuer)
        }
        if let audience = policy.audience, self.claims["aud"] == nil {
            self.claims["aud"] = LooseObject.quoted(audience)
        }
    }

    /// Seconds from `iat` to `exp` where nothing else is said.
    static let lifetime: Int64 = 300

    /// The second of the clock, its fraction cut.
    var second: Int64 { Int64(now.seconds.rounded(.down)) }
    /// The widget's leeway in whole seconds, rounded up.
    var leeway: Int64 { Self.wholeSeconds(policy.leeway) }
    /// The longest lifetime in whole seconds; nil where there is no ceiling.
    var ceiling: Int64? { policy.lifetime.map { $0.maximum.milliseconds / 1000 } }
    /// The clock as JavaScript's `Date.now()` gives it.
    var milliseconds: String { "\(now.milliseconds)" }
    /// `exp` as text.
    var expiry: String { claims["exp"] ?? "\(second + Self.lifetime)" }

    /// The snippet's id; a word for it where the widget does not say.
    var snippetID: String {
        guard case .widget(let id?) = policy.subject, !id.isEmpty else { return "snippet" }
        return id
    }

    /// A duration in whole seconds, rounded up; more than all time is cut.
    static func wholeSeconds(_ duration: Duration) -> Int64 {
        Int64(min(duration.seconds.rounded(.up), 9e15))
    }

    /// A claim's second, its fraction cut; nil where it is no date.
    private static func second(_ claim: JSON?) -> Int64? {
        claim.flatMap(NumericDate.init)?.instant.milliseconds.quotientAndRemainder(dividingBy: 1000).quotient
    }

    private mutating func set(_ name: String, seconds: Int64) { claims[name] = "\(seconds)" }
}

/// Changing it before it is signed.
extension GoodToken {
    /// With a claim of any JSON text; nil takes it out.
    func with(_ name: String, _ json: String?) -> GoodToken {
        var token = self
        token.claims[name] = json
        return token
    }

    /// With a claim that is a string.
    func with(_ name: String, text: String) -> GoodToken { with(name, LooseObject.quoted(text)) }

    /// With a claim that is a whole number of seconds.
    func with(_ name: String, seconds: Int64) -> GoodToken { with(name, "\(seconds)") }

    /// With other dates, and without `nbf`.
    func dated(issuedAt: Int64, expiry: Int64) -> GoodToken {
        with("nbf", nil).with("iat", seconds: issuedAt).with("exp", seconds: expiry)
    }

    /// With an end, and a beginning as long before it as the widget allows, five minutes at most.
    func ended(at end: Int64) -> GoodToken {
        dated(issuedAt: end - min(ceiling ?? Self.lifetime, Self.lifetime), expiry: end)
    }

    /// With one more claim in front, under a name as JSON spells it.
    func adding(spelled name: String, _ json: String) -> GoodToken {
        var token = self
        token.claims.add(spelled: name, json)
        return token
    }

    /// With a header parameter of any JSON text; nil takes it out.
    func heading(_ name: String, _ json: String?) -> GoodToken {
        var token = self
        token.header[name] = json
        return token
    }

    /// With a header parameter that is a string.
    func heading(_ name: String, text: String) -> GoodToken { heading(name, LooseObject.quoted(text)) }

    /// With one more header parameter in front.
    func headingTwice(_ name: String, text: String) -> GoodToken {
        var token = self
        token.header.add(spelled: LooseObject.quoted(name), LooseObject.quoted(text))
        return token
    }
}
