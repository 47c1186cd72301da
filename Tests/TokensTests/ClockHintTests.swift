import Encoding
import Testing
import Tokens

/// Local time taken for UTC, and minutes taken for seconds: each hint only where it would help.
struct ClockHintTests {
    private static func judged(
        iat: Double, exp: Double, _ change: (inout VerificationPolicy) -> Void = { _ in }
    ) -> Verdict {
        let dates = #""iat":\#(1_760_000_000 + iat),"exp":\#(1_760_000_000 + exp)"#
        return Minting.token(only: #""sub":"u",\#(dates)"#).judged(change)
    }

    private static func hints(iat: Double, exp: Double) -> [String] { judged(iat: iat, exp: exp).hintIDs }

    @Test(arguments: [1, 2, 5.5, 9.5, 13, 14])
    func `a zone ahead or behind is named, with a minute for the clocks`(hours: Double) {
        for sign in [1.0, -1] {
            for drift in [-60.0, -7, 0, 0.25, 60] {
                let iat = sign * hours * 3_600 + drift
                #expect(Self.hints(iat: iat, exp: iat + 300) == ["local-time"], "\(iat)")
                #expect(Self.hints(iat: iat, exp: iat + 120) == ["local-time"], "\(iat)")
            }
        }
    }

    @Test(arguments: [
        // No zone: half an hour, an hour and a half, fifteen hours.
        (1_800.0, 300.0), (-1_800, 300), (-5_400, 300), (54_000, 300), (-54_000, 300),
        // Off by more than a minute.
        (3_661, 300), (3_539, 300), (-3_661, 300), (-7_139, 300),
        // A lifetime that is none of a token's: too long, none.
        (-90_000, 86_401), (3_600, 0), (7_200, 90_000),
        // Not yet over, so nothing is wrong: an old token of a long life.
        (-3_600, 7_200), (-7_200, 86_400),
    ])
    func `what is off otherwise is not explained so`(iat: Double, lifetime: Double) {
        #expect(!Self.hints(iat: iat, exp: iat + lifetime).contains("local-time"))
    }

    @Test(arguments: [
        (-17_700.0, "local-time"), (-17_704.5, "local-time"), (-3_300, "local-time"), (-6_700, "local-time"),
        (-18_900, "local-time"), (-300, "minus-instead-of-plus"), (-3_600, "minus-instead-of-plus"),
        (-500, "minus-instead-of-plus"), (-7_200, "minus-instead-of-plus"), (-1_500, "minus-instead-of-plus"),
        (-19_000, "minus-instead-of-plus"),
    ])
    func `a zone in exp alone is told from a lifetime that was subtracted`(lifetime: Double, hint: String) {
        #expect(Self.hints(iat: 0, exp: lifetime) == [hint])
    }

    @Test(arguments: [3_900.0, 4_200, 7_500, 20_100])
    func `a life above the ceiling is too long and nothing else`(lifetime: Double) {
        let ceiling = VerificationPolicy.Lifetime(maximum: .seconds(600))
        #expect(Self.judged(iat: 0, exp: lifetime) { $0.lifetime = ceiling }.hintIDs == [])
    }

    @Test func `a lifetime that the ceiling keeps short was not meant in minutes`() {
        for (seconds, count) in [(299, 0), (300, 1)] {
            let verdict = Self.judged(iat: -10, exp: -5) {
                $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(seconds))
            }
            #expect(verdict.hints.count == count)
        }
    }

    @Test func `the words say how far, and which way`() {
        let detail = { Self.judged(iat: $0, exp: $0 + 300).hints.first?.detail ?? "" }
        #expect(detail(3_600).hasPrefix("`iat` lies 1 hour ahead of the clock"))
        #expect(detail(-7_200).hasPrefix("`iat` lies 2 hours behind the clock"))
        #expect(detail(19_800).hasPrefix("`iat` lies 5 and a half hours ahead of the clock"))
        let early = Self.judged(iat: 0, exp: -17_700).hints.first
        #expect(early?.detail.hasPrefix("`exp` lies 5 hours too early beside `iat`") == true)
        #expect(early?.repair?.node.hasPrefix("exp: ") == true)
    }

    @Test func `a leeway that covers it leaves nothing to explain`() {
        #expect(Self.judged(iat: 3_600, exp: 3_900) { $0.leeway = .seconds(3_600) }.hintIDs == [])
    }

    @Test(arguments: [(-100.0, 60.0), (-10, 5), (-299, 5), (-3_000, 60), (-119, 119), (-2, 1)])
    func `minutes that were taken for seconds are named`(iat: Double, lifetime: Double) {
        #expect(Self.hints(iat: iat, exp: iat + lifetime) == ["lifetime-in-minutes"])
    }

    @Test(arguments: [
        // Not over yet; over as minutes too; no short lifetime; none at all.
        (-10.0, 60.0), (0, 5), (-300, 5), (-3_601, 60), (-150, 120), (-1, 0.5), (-10, 0),
    ])
    func `what would not hold as minutes either is not explained so`(iat: Double, lifetime: Double) {
        #expect(!Self.hints(iat: iat, exp: iat + lifetime).contains("lifetime-in-minutes"))
    }

    @Test func `no date is too far for a hint`() {
        for iat in ["-1.7e308", "-9e18", "253402300799999", "0"] {
            for exp in ["-1.7e308", "-1", "253402300799999", "60"] {
                let token = Minting.token(only: #""sub":"u","iat":\#(iat),"exp":\#(exp)"#)
                for now in [Int64.min, 0, Int64.max] {
                    #expect(token.judged(at: Instant(milliseconds: now)).hints.count < 3)
                }
            }
        }
    }
}
