import Encoding
import Testing
import Tokens

/// Section C4 of identity.md, the dates: checks 44 to 54 and 66.
struct DateTests {
    private static func outcome(_ claims: String, at milliseconds: Int64 = 1_760_000_000_000) -> String {
        token(claims).judged(at: Instant(milliseconds: milliseconds)).outcome
    }

    private static func token(_ claims: String) -> String { Minting.token(only: #""sub":"u-42","# + claims) }

    @Test func `check 44: at exp a token is expired, a millisecond before it is not`() {
        #expect(Self.outcome(#""exp":1760000000"#) == "expired")
        #expect(Self.outcome(#""exp":1760000000"#, at: 1_759_999_999_000) == "verified")
        #expect(Self.outcome(#""exp":1760000000"#, at: 1_759_999_999_999) == "verified")
    }

    @Test func `check 45: the fraction of exp counts`() {
        #expect(Self.outcome(#""exp":1760000000.5"#) == "verified")
        #expect(Self.outcome(#""exp":1760000000.5"#, at: 1_760_000_000_499) == "verified")
        #expect(Self.outcome(#""exp":1760000000.5"#, at: 1_760_000_000_500) == "expired")
        #expect(Self.outcome(#""exp":1.7600000005e9"#, at: 1_760_000_000_500) == "expired")
        for milliseconds in 0..<1_000 as Range<Int64> {
            let fraction = String(1_000 + milliseconds).dropFirst()
            let claims = #""exp":1760000000.\#(fraction)"#
            #expect(Self.outcome(claims, at: 1_759_999_999_999 + milliseconds) == "verified", "\(claims)")
            #expect(Self.outcome(claims, at: 1_760_000_000_000 + milliseconds) == "expired", "\(claims)")
        }
    }

    @Test(arguments: [
        (-29, "verified"), (-30, "expired"), (-31, "expired"), (0, "verified"), (1, "verified"),
    ])
    func `check 46: leeway moves exp and keeps its edge`(offset: Int, outcome: String) {
        let verdict = Self.token(#""exp":\#(1_760_000_000 + offset)"#).judged { $0.leeway = .seconds(30) }
        #expect(verdict.outcome == outcome)
    }

    @Test(arguments: [
        "\"1760003600\"", "true", "null", "[1760003600]", "\"\"", "{}", "\"tomorrow\"", "false",
    ])
    func `check 47: a date is a number and nothing else`(value: String) {
        for claim in ["exp", "nbf", "iat"] {
            let verdict = Self.token(#""\#(claim)":\#(value)"#).judged()
            #expect(verdict.outcome == "claim-type", "\(claim): \(value)")
            #expect(verdict.finding(.claimType).detail?.contains("`\(claim)`") == true)
        }
    }

    @Test func `check 48: milliseconds are over every ceiling, and only warned about without one`() {
        let token = Self.token(#""exp":1760003600000"#)
        let capped = token.judged { $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(86_400)) }
        #expect(capped.outcome == "lifetime")
        #expect(capped.hintIDs == ["milliseconds"])
        let free = token.judged()
        #expect(free.outcome == "verified")
        #expect(free.statuses[.exp] == .warn)
        #expect(free.hintIDs == ["milliseconds"])
    }

    @Test func `check 48: beyond year 9999 the hint is given whatever the clock says`() {
        // A sandbox's clock can be moved to where a hundred times the clock is beyond year 9999 too.
        let token = Self.token(#""exp":253402300800"#)
        for seconds in [0, 1_760_000_000, 4_000_000_000, 250_000_000_000] as [Int64] {
            let verdict = token.judged(at: Instant(seconds: seconds))
            #expect(verdict.hintIDs == ["milliseconds"], "at \(seconds)")
            #expect(verdict.statuses[.exp] == .warn)
        }
        #expect(Self.token(#""exp":253402300799"#).judged(at: Instant(seconds: 4_000_000_000)).hints.isEmpty)
    }

    @Test(arguments: ["1e400", "1e18", "99999999999999999999", "253402300800000", "-1e400", "1e309"])
    func `check 49: a number that is no date is refused without overflow`(value: String) {
        for claim in ["exp", "nbf", "iat"] {
            #expect(Self.outcome(#""\#(claim)":\#(value)"#) == "claim-type", "\(claim): \(value)")
        }
    }

    @Test func `check 49: the largest date is a date`() {
        #expect(Self.outcome(#""exp":253402300799999"#) == "verified")
        #expect(Self.outcome(#""exp":253402300799999.0"#) == "verified")
        #expect(Self.outcome(#""exp":2534023007999990e-1"#) == "verified")
    }

    @Test(arguments: ["-1", "0", "-0", "-1e300", "1e-400", "-253402300799999", "-9223372036854775808"])
    func `check 50: a date long past is past`(value: String) {
        #expect(Self.outcome(#""exp":\#(value)"#) == "expired")
        #expect(Self.outcome(#""exp":1760003600,"nbf":\#(value),"iat":\#(value)"#) == "verified")
        let lifetime = Self.token(#""exp":1760003600,"iat":\#(value)"#)
            .judged { $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(86_400)) }
        #expect(lifetime.outcome == "lifetime")
    }

    @Test func `check 51: without exp a token is verified with a warning, or refused where exp is required`()
    {
        let token = Minting.token(only: #""sub":"u-42""#)
        let verdict = token.judged()
        #expect(verdict.outcome == "verified")
        #expect(verdict.names(.warn) == ["exp"])
        let strict = token.judged { $0.requiresExpiry = true }
        #expect(strict.outcome == "missing-claim")
        #expect(strict.names(.fail) == ["required"])
        let capped = token.judged { $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(60)) }
        #expect(capped.outcome == "lifetime")
    }

    @Test func `check 52: before nbf a token is not valid yet, at nbf it is`() {
        #expect(Self.outcome(#""nbf":1760000001"#) == "not-yet-valid")
        #expect(Self.outcome(#""nbf":1760000001"#, at: 1_760_000_000_999) == "not-yet-valid")
        #expect(Self.outcome(#""nbf":1760000001"#, at: 1_760_000_001_000) == "verified")
        #expect(Self.outcome(#""nbf":1760000000"#) == "verified")
        let token = Self.token(#""nbf":1760000030"#)
        #expect(token.outcome { $0.leeway = .seconds(29) } == "not-yet-valid")
        #expect(token.outcome { $0.leeway = .seconds(30) } == "verified")
    }

    @Test func `check 53: a token that is never valid is refused at every hour`() {
        let claims = #""nbf":1760000010,"exp":1760000005"#
        #expect(Self.outcome(claims) == "not-yet-valid")
        #expect(Self.outcome(claims, at: 1_760_000_006_000) == "expired")
        #expect(Self.outcome(claims, at: 1_760_000_011_000) == "expired")
        let forgiven = Self.token(claims).judged { $0.leeway = .seconds(60) }
        #expect(forgiven.outcome == "not-yet-valid")
        #expect(forgiven.finding(.nbf).detail?.contains("never valid") == true)
    }

    @Test func `check 54: iat in the future is warned about, or refused where it is checked`() {
        let token = Self.token(#""iat":1760000001,"exp":1760003600"#)
        let verdict = token.judged()
        #expect(verdict.outcome == "verified")
        #expect(verdict.names(.warn) == ["nbf"])
        #expect(token.outcome { $0.checksIssuedAt = true } == "not-yet-valid")
        #expect(token.outcome { ($0.checksIssuedAt, $0.leeway) = (true, .seconds(1)) } == "verified")
        #expect(token.judged { $0.leeway = .seconds(1) }.names(.warn).isEmpty)
    }

    @Test func `check 66: the ceiling counts from iat, and from the clock where there is none`() {
        func outcome(_ claims: String) -> String {
            Self.token(claims).outcome {
                $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(3_600))
            }
        }
        #expect(outcome(#""iat":1759999000,"exp":1760002600"#) == "verified")
        #expect(outcome(#""iat":1759999000,"exp":1760002600.001"#) == "lifetime")
        #expect(outcome(#""iat":1759999000,"exp":1760002601"#) == "lifetime")
        #expect(outcome(#""exp":1760003600"#) == "verified")
        #expect(outcome(#""exp":1760003601"#) == "lifetime")
    }
}
