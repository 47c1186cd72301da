import Encoding
import Testing
import Tokens

/// A widget that broken tokens are thrown at, and claims that it takes.
struct BrokenWidget: CustomTestStringConvertible, Sendable {
    let name: String
    let policy: VerificationPolicy
    let key: SigningKey
    let claims: [String]
    var testDescription: String { name }

    var verifier: Verifier { Verifier(policy: policy, keys: KeyRing([key])) }

    init(_ name: String, key: SigningKey, claims: [String], _ change: (inout VerificationPolicy) -> Void) {
        self.name = name
        var policy = VerificationPolicy(widget: Self.id)
        change(&policy)
        self.policy = policy
        self.key = key
        self.claims = claims
    }

    /// A broken token of these claims, judged.
    func judge(_ broken: BrokenToken, _ claims: String, at now: Instant = Minting.now) throws -> Verdict {
        let token = broken.make(from: try JSON(reading: claims), key: key, policy: policy, now: now)
        return verifier.verify(token, at: now)
    }

    private static let id = "5b3f7c1e-6f0a-4a52-9d5b-0d6a1f3c2b10"
    private static let rich =
        #"{"sub":"u-42","iat":1760000000,"exp":1760000300,"plan":"pro","cart":{"n":[1,2.50]},"é":"ü?>~"}"#

    /// What every applied widget has.
    static let plain = BrokenWidget(
        "applied", key: Minting.key("a"),
        claims: [#"{"sub":"u-42"}"#, #"{"sub":"u-42","exp":1760003600}"#, rich]
    ) { $0.subject = .customer(maximumBytes: 255, reservedPrefix: nil) }

    /// A key that came by a flag.
    static let keyed = BrokenWidget("applied, key without id", key: Minting.key(), claims: plain.claims) {
        _ in
    }

    /// Everything that can be asked for; the dates that are given lie beyond its ceiling.
    static let demanding = BrokenWidget(
        "applied, every setting", key: Minting.key("a"),
        claims: plain.claims + [
            #"{"sub":"u","aud":["x","chat"],"iss":"https://shop.example","exp":1760000060}"#
        ]
    ) {
        $0.subject = .customer(maximumBytes: 64, reservedPrefix: "shopify:")
        $0.leeway = .milliseconds(4_500)
        $0.requiresExpiry = true
        $0.checksIssuedAt = true
        $0.issuer = "https://shop.example"
        $0.audience = "chat"
        $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(60))
        $0.maximumDepth = 8
        $0.maximumBytes = 2_000
    }

    /// Amazon Connect's own rules.
    static let connect = BrokenWidget(
        "amazon-connect", key: Minting.key("a"),
        claims: [
            #"{"sub":"\#(id)"}"#,
            #"{"sub":"\#(id)","iat":1760000000,"exp":1760000600,"attributes":{"a":"b"},"customerId":"c"}"#,
        ]
    ) {
        $0.maximumBytes = 3_072
        $0.subject = .widget(snippetID: "demo-snippet")
        $0.requiresExpiry = true
        $0.requiresIssuedAt = true
        $0.lifetime = VerificationPolicy.Lifetime(
            maximum: .seconds(600), tolerance: .seconds(2), alsoFromClock: true)
        $0.checksAttributes = true
    }

    static let all = [plain, keyed, demanding, connect]
}
