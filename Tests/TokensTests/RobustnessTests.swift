import Encoding
import Support
import Testing
import Tokens

/// Whatever comes: a verdict, never a crash, and never a verified one for what was not signed.
struct RobustnessTests {
    private static let verifier = Verifier(
        policy: VerificationPolicy(widget: "acme"), keys: KeyRing([Minting.key("a")]))
    private static let token = Array(Minting.token().utf8)

    private static func decision(_ token: [UInt8]) -> Verdict.Decision {
        verifier.verify(token, at: Minting.now).decision
    }

    @Test func `every truncation is refused`() {
        #expect(Self.decision(Self.token) == .verified)
        for length in 1..<Self.token.count {
            #expect(Self.decision(Array(Self.token.prefix(length))) != .verified, "the first \(length)")
            #expect(Self.decision(Array(Self.token.suffix(length))) != .verified, "the last \(length)")
        }
    }

    @Test func `every change of one byte is refused`() {
        var token = Self.token
        for index in token.indices {
            let original = token[index]
            for byte in UInt8.min...UInt8.max where byte != original {
                token[index] = byte
                if Self.decision(token) == .verified { Issue.record("byte \(index) as \(byte)") }
            }
            token[index] = original
        }
    }

    @Test func `every byte put in, taken out or swapped is refused`() {
        for index in Self.token.indices {
            var shorter = Self.token
            shorter.remove(at: index)
            #expect(Self.decision(shorter) != .verified)
            for byte in Array("Aa0-_.=+/ \n\0".utf8) + [0xFF] {
                var longer = Self.token
                longer.insert(byte, at: index)
                #expect(Self.decision(longer) != .verified, "\(byte) at \(index)")
            }
            guard index > 0, Self.token[index] != Self.token[index - 1] else { continue }
            var swapped = Self.token
            swapped.swapAt(index, index - 1)
            #expect(Self.decision(swapped) != .verified)
        }
    }

    @Test func `random bytes are refused`() {
        var random = Pseudorandom(state: 3)
        for _ in 0..<2_000 {
            let bytes = random.bytes(1 + Int(random.next() % 300))
            let verdict = Self.verifier.explain(bytes, at: Minting.now)
            #expect(verdict.decision != .verified)
            #expect(verdict.reason != nil)
        }
    }

    @Test func `random letters and dots are refused, and written as JSON all the same`() throws {
        var random = Pseudorandom(state: 4)
        let letters = Array("eyJhbGciOiJIUzI1NiJ9-_..".utf8)
        for _ in 0..<2_000 {
            let bytes = (0..<(1 + Int(random.next() % 120))).map { _ in
                letters[Int(random.next() % UInt64(letters.count))]
            }
            let verdict = Self.verifier.explain(bytes, at: Minting.now)
            #expect(verdict.decision != .verified)
            _ = try JSON(reading: verdict.written)
        }
    }

    @Test func `random headers and payloads under a valid MAC do no harm`() throws {
        var random = Pseudorandom(state: 5)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"sub\"", "\"exp\"", "\"alg\"", "\"HS256\"", "\"u\"", "1e400",
            "-1", "7",
            "null", "true", "\"\\u0000\"", "\"\\ud800\"", " ", "\"kid\"", "\"crit\"", "\"aud\"", "\u{FEFF}",
            "\"é\"",
        ]
        for _ in 0..<2_000 {
            let text = { (count: Int) in
                (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            }
            let payload = "{" + text(Int(random.next() % 12)) + "}"
            let header = random.next() % 2 == 0 ? Minting.header : "{" + text(Int(random.next() % 8)) + "}"
            let verdict = Minting.token(payload, header: header).judged(keys: [Minting.key("a")])
            _ = try JSON(reading: verdict.written)
            #expect(verdict.names(.fail).isEmpty == (verdict.decision == .verified))
        }
    }

    @Test func `a megabyte and ten thousand dots take bounded time where the limit lets them in`() {
        let megabyte = String(repeating: "A", count: 1 << 20)
        let spans = (0..<150_000).map { _ in #"{},"# }.joined()
        let tokens = [
            megabyte, String(repeating: ".", count: 10_000), String(repeating: ".", count: 1 << 20),
            "\(megabyte).\(megabyte).\(megabyte)", Minting.token(claims: #""x":"\#(megabyte)""#),
            Minting.token(claims: #""x":[\#(spans)0]"#),
            Minting.token(header: #"{"alg":"HS256","x":"\#(megabyte)"}"#),
        ]
        for token in tokens {
            let spent = ProcessorTime.spent {
                _ = token.judged { $0.maximumBytes = 1 << 23 }
            }
            // A debug build under a sanitizer; the release build needs a hundredth of it.
            #expect(spent < .seconds(10), "\(token.prefix(20)) took \(spent)")
        }
    }

    @Test func `a payload of duplicates costs no more than its length`() {
        let members = (0..<990).map { #""k\#($0)":1"# }.joined(separator: ",")
        let twice = "{" + (0..<90).map { _ in #""a":1"# }.joined(separator: ",") + "}"
        let elements = (0..<900).map { _ in twice }.joined(separator: ",")
        let token = Minting.token(only: #""sub":"u",\#(members),"z":[\#(elements)]"#)
        var verdict: Verdict?
        let spent = ProcessorTime.spent { verdict = token.judged { $0.maximumBytes = 1 << 20 } }
        #expect(verdict?.reason == .duplicateMember)
        // Each of 80,000 duplicates held against each of 1,000 members took a release build 2 s.
        #expect(spent < .seconds(10), "\(spent)")
    }

    @Test func `every clock gives a verdict`() {
        let token = Minting.token(claims: #""iat":-1e300,"nbf":-1.7e308"#)
        for now in [Int64.min, -1, 0, 1, Int64.max] {
            let verdict = token.judged(at: Instant(milliseconds: now)) {
                $0.lifetime = VerificationPolicy.Lifetime(maximum: .seconds(60), alsoFromClock: true)
                $0.leeway = .seconds(now == 0 ? Int64.max : 1)
            }
            #expect(verdict.outcome == (now == .max ? "expired" : "lifetime"))
        }
    }

    @Test func `a revoked token is refused in whatever order it is asked`() {
        var asked = 0
        let revoked = Self.verifier.verify(Self.token, at: Minting.now) { _ in
            asked += 1
            return true
        }
        #expect(revoked.reason == .revoked)
        #expect(asked == 1)
        // Of a token that does not hold the list is not asked: nobody learns from it, and nobody fills it.
        let forged = Array(Minting.token(secret: "x").utf8)
        _ = Self.verifier.verify(forged, at: Minting.now) { _ in
            asked += 1
            return true
        }
        #expect(asked == 1)
    }

    @Test func `a fingerprint is the token's own`() {
        let one = Minting.token().judged().fingerprint
        #expect(one != nil)
        #expect(one == Minting.token().judged().fingerprint)
        #expect(one?.digest == Minting.token().judged().fingerprint?.digest)
        let two = Minting.token(#"{"sub":"u-42","exp":1760003601}"#).judged().fingerprint
        #expect(one?.digest != two?.digest)
        // Parts that only join to the same bytes are not the same token.
        let (header, payload, signature) = (Minting.part("aaa"), Minting.part("bbb"), Minting.part("ccc"))
        let (long, short) = (Minting.part("aaabbb"), Minting.part("bbbccc"))
        let left = "\(header).\(payload).\(signature)".judged().fingerprint?.digest
        #expect(left != nil)
        #expect(left != "\(long).\(signature).".judged().fingerprint?.digest)
        #expect(left != "\(header).\(short).".judged().fingerprint?.digest)
    }
}
