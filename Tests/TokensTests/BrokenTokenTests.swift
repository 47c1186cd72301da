import Encoding
import Support
import Testing
import Tokens

/// The catalogue of broken tokens: each gives its reason, and nothing else is wrong with it.
struct BrokenTokenTests {
    private static let kinds = BrokenToken.all.map(\.kind)
    /// What only a request or a logout can cause, not a token alone (contract, section 6).
    private static let reasonsOfOthers: Set<Reason> = [.revoked, .anonymousDenied, .identityConflict]
    /// Kinds that fail further checks than that of their reason: none needs to.
    private static let exceptions: [String: [String]] = [:]

    @Test(arguments: BrokenWidget.all)
    func `the claims that are broken here are good`(widget: BrokenWidget) throws {
        // Broken behind the second dot alone, so all else passes or warns.
        let signature = try #require(BrokenToken.named("signature-empty"))
        for claims in widget.claims {
            #expect(try widget.judge(signature, claims).names(.fail) == ["signature"], "\(claims)")
        }
    }

    @Test(arguments: kinds, BrokenWidget.all)
    func `a kind gives its reason on every widget that has what it needs, and fails one check`(
        kind: String, widget: BrokenWidget
    ) throws {
        let broken = try #require(BrokenToken.named(kind))
        guard broken.need.isMet(by: widget.verifier) else { return }
        for claims in widget.claims {
            let verdict = try widget.judge(broken, claims)
            #expect(verdict.reason == broken.reason, "\(claims)")
            let check = CheckID.allCases.first { $0.reason == broken.reason }?.name
            #expect(verdict.names(.fail) == [check] + (Self.exceptions[kind] ?? []), "\(claims)")
        }
    }

    @Test(arguments: [1_760_000_000_999, 1_760_000_000_001, 4_102_444_800_000, 600_000_000])
    func `a kind gives its reason at any time of day`(milliseconds: Int64) throws {
        let now = Instant(milliseconds: milliseconds)
        for widget in BrokenWidget.all {
            // Without dates of their own, which belong to another day.
            let claims = widget.claims[0]
            for broken in BrokenToken.all where broken.need.isMet(by: widget.verifier) {
                #expect(try widget.judge(broken, claims, at: now).reason == broken.reason, "\(broken.kind)")
            }
        }
    }

    @Test(arguments: BrokenToken.all.filter { $0.need != .nothing }.map(\.kind))
    func `a widget that lacks what a kind needs does not give its reason`(kind: String) throws {
        // On amazon-connect any other `sub` is refused, so only the applied widgets show what is lacking.
        let broken = try #require(BrokenToken.named(kind))
        let lacking = BrokenWidget.all.filter { !broken.need.isMet(by: $0.verifier) }
        #expect(!lacking.isEmpty)
        for widget in lacking where !BrokenTokenNeed.amazonConnect.isMet(by: widget.verifier) {
            #expect(try widget.judge(broken, widget.claims[0]).reason != broken.reason, "\(widget.name)")
        }
    }

    @Test(arguments: BrokenTokenNeed.allCases)
    func `every need is met by one widget here`(need: BrokenTokenNeed) {
        #expect(BrokenWidget.all.contains { need.isMet(by: $0.verifier) })
    }

    @Test func `every reason that a token alone can cause has a kind, in the order of reasons`() {
        let reasons = BrokenToken.all.map(\.reason)
        #expect(Set(reasons) == Set(Reason.allCases).subtracting(Self.reasonsOfOthers))
        let places = reasons.compactMap { Reason.allCases.firstIndex(of: $0) }
        #expect(places == places.sorted())
        #expect(reasons.count >= 30)
    }

    @Test func `every kind has a name of its own in kebab case, and a fault of its own`() {
        #expect(Set(Self.kinds).count == Self.kinds.count)
        #expect(Set(BrokenToken.all.map(\.fault)).count == Self.kinds.count)
        for kind in Self.kinds {
            let words = kind.split(separator: "-", omittingEmptySubsequences: false)
            #expect(words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isWordByte) }, "\(kind)")
            #expect(!["list", "all"].contains(kind), "the words of --broken")
        }
    }

    @Test func `every file of the catalogue is one registered kind`() {
        let files = Repository.files(under: "Sources/Tokens/Broken/Kinds")
        let names = Self.kinds.map { kind in
            kind.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
        #expect(Set(files) == Set(names.map { "Sources/Tokens/Broken/Kinds/\($0)Token.swift" }))
    }

    @Test(arguments: kinds)
    func `a token is ASCII, and holds a line end only where it says so`(kind: String) throws {
        let broken = try #require(BrokenToken.named(kind))
        let claims = try JSON(reading: BrokenWidget.plain.claims[2])
        let token = broken.make(
            from: claims, key: Minting.key(), policy: BrokenWidget.plain.policy, now: Minting.now)
        #expect(token.contains { $0 == 0x0A || $0 == 0x0D } == broken.holdsLineEnd)
        #expect(token.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x0D })
    }

    @Test(arguments: [
        "{}", "[]", "null", "7", #"{"iat":1e400,"exp":-1e300}"#, #"{"iat":-1e300,"exp":253402300799999}"#,
        #"{"iat":null,"exp":"x","nbf":[],"sub":{}}"#, #"{"sub":1,"sub":2,"exp":1,"exp":2}"#,
    ])
    func `nonsense in, some token out`(claims: String) throws {
        var policy = VerificationPolicy(widget: "")
        for (bytes, depth, duration) in [
            (Int.max, Int.max, Duration.milliseconds(Int64.max)), (0, 0, .zero), (-1, -1, .seconds(-1)),
            (Int.min, Int.min, Duration.seconds(Int64.max)),
        ] {
            policy.maximumBytes = bytes
            policy.maximumDepth = depth
            policy.leeway = duration
            policy.subject = .customer(maximumBytes: bytes, reservedPrefix: nil)
            policy.lifetime = VerificationPolicy.Lifetime(maximum: duration, tolerance: duration)
            for milliseconds in [Int64.min, -1, 0, Int64.max] {
                for broken in BrokenToken.all {
                    let token = broken.make(
                        from: try JSON(reading: claims, rules: Self.lenient), key: Minting.key(nil, ""),
                        policy: policy, now: Instant(milliseconds: milliseconds))
                    #expect(!token.isEmpty && token.count < 2_000_000)
                }
            }
        }
    }

    private static let lenient: JSONRules = {
        var rules = JSONRules.strict
        rules.duplicates = .keep
        return rules
    }()

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
