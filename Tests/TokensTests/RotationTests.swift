import Encoding
import Testing
import Tokens

/// Section C8 of identity.md: several keys at once, and the end of one.
struct RotationTests {
    private static let old = "previous-secret-previous-secret-0"
    private static let oldToken = Minting.token(secret: old)
    private static let end = Instant(seconds: 1_760_000_060)

    private static func keys(oldRetires: Instant? = end) -> [SigningKey] {
        [Minting.key("current"), Minting.key("previous", old, retiresAt: oldRetires)]
    }

    private static func named(_ kid: String, secret: String = Minting.secret) -> String {
        Minting.token(header: #"{"alg":"HS256","kid":"\#(kid)"}"#, secret: secret)
    }

    @Test func `check 98: inside the grace the previous key holds, and the verdict names it`() {
        let verdict = Self.oldToken.judged(keys: Self.keys())
        #expect(verdict.outcome == "verified")
        #expect(verdict.keyID == "previous")
        #expect(verdict.finding(.signature).detail == "key previous")
        #expect(Minting.token().judged(keys: Self.keys()).keyID == "current")
    }

    @Test func `check 99: a key is retired at the very millisecond`() {
        let before = Instant(milliseconds: Self.end.milliseconds - 1)
        #expect(Self.oldToken.judged(at: before, keys: Self.keys()).outcome == "verified")
        for token in [Self.oldToken, Self.named("previous", secret: Self.old)] {
            let verdict = token.judged(at: Self.end, keys: Self.keys())
            #expect(verdict.outcome == "signature")
            #expect(verdict.hintIDs == ["retired-key"])
            #expect(verdict.finding(.signature).detail?.contains("retired") == true)
            #expect(verdict.keyID == nil)
            #expect(!verdict.signatureHeld)
            #expect(verdict.written.contains(#""claimedSubject":"u-42""#))
        }
        #expect(Minting.token().judged(at: Self.end, keys: Self.keys()).outcome == "verified")
    }

    @Test func `check 99: a retired name does not hide a key of the same secret that is still taken`() {
        let keys = [
            Minting.key("a", retiresAt: Instant(seconds: 0)), Minting.key("b"), Minting.key("c"),
        ]
        let verdict = Minting.token().judged(keys: keys)
        #expect(verdict.outcome == "verified")
        #expect(verdict.keyID == "b")
        #expect(Self.named("a").judged(keys: keys).outcome == "signature")
    }

    @Test func `check 100: a token of the previous key that is expired is expired`() {
        let token = Minting.token(#"{"sub":"u-42","exp":1759999999}"#, secret: Self.old)
        let verdict = token.judged(keys: Self.keys())
        #expect(verdict.outcome == "expired")
        #expect(verdict.keyID == "previous")
        #expect(verdict.names(.fail) == ["exp"])
    }

    @Test func `check 101: kid names one key and no other is tried`() {
        let verdict = Self.named("current", secret: Self.old).judged(keys: Self.keys())
        #expect(verdict.outcome == "signature")
        #expect(verdict.hintIDs == ["other-key"])
        #expect(verdict.keyID == nil)
        #expect(Self.named("previous").judged(keys: Self.keys()).outcome == "signature")
        #expect(Self.named("current").judged(keys: Self.keys()).outcome == "verified")
        #expect(Self.named("previous", secret: Self.old).judged(keys: Self.keys()).keyID == "previous")
    }

    @Test func `check 102: without kid every key is tried, newest first, and the verdict names the one`() {
        let keys = (0..<20).map { Minting.key("k\($0)", "secret number \($0) of twenty, at length") }
        for number in 0..<20 {
            let token = Minting.token(secret: "secret number \(number) of twenty, at length")
            #expect(token.judged(keys: keys).keyID == "k\(number)")
        }
        let twice = [Minting.key("new"), Minting.key("old")]
        #expect(Minting.token().judged(keys: twice).keyID == "new")
    }

    @Test func `check 103: an unknown kid is refused, and no key stands in`() {
        let verdict = Self.named("nobody").judged(keys: Self.keys())
        #expect(verdict.outcome == "key-id")
        #expect(verdict.statuses[.signature] == .skipped)
        for kid in ["Current", "current ", "curren", "e\\u0301"] {
            #expect(Self.named(kid).judged(keys: Self.keys() + [Minting.key("\u{E9}")]).outcome == "key-id")
        }
    }

    @Test func `check 103: a key without a name is tried, whatever well-formed kid a token has`() {
        #expect(Self.named("nobody").outcome() == "verified")
        #expect(Minting.token(header: #"{"alg":"HS256","kid":7}"#).outcome() == "key-id")
        #expect(Minting.token(header: #"{"alg":"HS256","kid":""}"#).outcome() == "key-id")
        #expect(Minting.token(header: #"{"alg":"HS256","kid":"a","jwk":{}}"#).outcome() == "key-id")
    }

    @Test func `check 104: without grace every old token is refused at once`() {
        let retired = Self.keys(oldRetires: Minting.now)
        #expect(Self.oldToken.judged(keys: retired).outcome == "signature")
        var ring = KeyRing(Self.keys())
        let removals = [ring.remove(named: "previous"), ring.remove(named: "previous")]
        #expect(removals == [true, false])
        #expect(Self.oldToken.judged(keys: ring.keys).outcome == "signature")
        #expect(Self.named("previous", secret: Self.old).judged(keys: ring.keys).outcome == "key-id")
    }

    @Test func `check 105: at no moment of a rotation is there no key`() {
        var ring = KeyRing([Minting.key("previous", Self.old, retiresAt: Self.end)])
        let before = Verifier(policy: VerificationPolicy(widget: "acme"), keys: ring)
        ring.add(Minting.key("current"))
        #expect(ring.keys.map(\.id) == ["current", "previous"])
        for offset in -2...2 as ClosedRange<Int64> {
            let now = Instant(milliseconds: Self.end.milliseconds + offset)
            #expect(ring.hasActiveKey(at: now))
            #expect(Minting.token().judged(at: now, keys: ring.keys).outcome == "verified")
        }
        // A request that began before the rotation goes on with the keys that it began with.
        #expect(before.verify(Array(Self.oldToken.utf8), at: Minting.now).decision == .verified)
        #expect(!before.keys.hasActiveKey(at: Self.end))
        #expect(ring.key(named: "previous")?.retiresAt == Self.end)
        #expect(ring.key(named: "nobody") == nil)
    }

    @Test func `a ring without keys verifies nothing`() {
        let verdict = Minting.token().judged(keys: [])
        #expect(verdict.outcome == "signature")
        #expect(!KeyRing([]).hasActiveKey(at: Minting.now))
    }
}
