import Encoding
import Testing
import Tokens

/// Section C1 of identity.md: what a token looks like before anything is decoded.
struct FormatTests {
    private static let token = Minting.token()
    private static let parts = Minting.parts()

    @Test func `check 1: the minimal token is verified and names its subject`() {
        let verdict = Self.token.judged()
        #expect(verdict.decision == .verified)
        #expect(verdict.claimedSubject == "u-42")
        #expect(verdict.signatureHeld)
    }

    @Test func `check 2: no token is anonymous, without checks`() {
        let verdict = Verdict.anonymous(widget: "acme")
        #expect(verdict.written == #"{"decision":"anonymous","widget":"acme","checks":[]}"#)
        #expect(verdict.reason == nil)
        #expect(!verdict.signatureHeld)
    }

    @Test func `check 3: an empty token is anonymous, not malformed`() {
        #expect("".judged().decision == .anonymous)
        let verifier = Verifier(policy: VerificationPolicy(widget: "acme"), keys: KeyRing([Minting.key()]))
        #expect(verifier.verify([], at: Minting.now).decision == .anonymous)
        #expect(" ".judged().outcome == "malformed")
    }

    @Test func `check 4: two parts, four parts and a dot at the end are malformed`() {
        let (header, payload, signature) = Self.parts
        for token in [
            "\(header).\(payload)", "\(Self.token).\(signature)", "\(Self.token).", ".\(Self.token)",
        ] {
            #expect(token.outcome() == "malformed", "\(token)")
        }
    }

    @Test func `check 5: an empty header or payload is malformed, an empty signature does not hold`() {
        let (header, payload, signature) = Self.parts
        #expect(".\(payload).\(signature)".outcome() == "malformed")
        #expect("\(header)..\(signature)".outcome() == "malformed")
        #expect("\(header).\(payload)".outcome() == "malformed")
        // The contract: `a.b.` is well formed.
        let verdict = "\(header).\(payload).".judged()
        #expect(verdict.outcome == "signature")
        #expect(verdict.statuses[.structure] == .pass)
    }

    @Test func `check 6: both JSON serializations of a valid signature are malformed`() {
        let (header, payload, signature) = Self.parts
        let flat = #"{"payload":"\#(payload)","protected":"\#(header)","signature":"\#(signature)"}"#
        let signed = #"{"protected":"\#(header)","signature":"\#(signature)"}"#
        let general = #"{"payload":"\#(payload)","signatures":[\#(signed)]}"#
        for token in [flat, general] { #expect(token.outcome() == "malformed") }
    }

    @Test func `check 7: five parts are malformed, and called encrypted`() {
        let verdict = "e30.e30.e30.e30.e30".judged()
        #expect(verdict.outcome == "malformed")
        #expect(verdict.finding(.structure).detail?.contains("encrypted") == true)
        // Six and more are nothing known, and not counted further.
        for token in ["e30.e30.e30.e30.e30.e30", String(repeating: ".", count: 5_000)] {
            #expect(token.judged().finding(.structure).actual == "more than 5 parts")
        }
    }

    @Test(arguments: [
        (" %", "blank"), ("% ", "blank"), ("%\n", "blank"), ("%\r\n", "blank"), ("\t%", "blank"),
        ("Bearer %", "bearer-prefix"), ("bearer %", "bearer-prefix"), ("BEARER %", "bearer-prefix"),
        ("\"%\"", "quotes"), ("'%'", "quotes"), ("`%`", "quotes"), ("\"%", "quotes"), ("%'", "quotes"),
    ])
    func `check 8: stray text around a token is malformed and named`(shape: String, hint: String) {
        let verdict = shape.split(separator: "%", omittingEmptySubsequences: false)
            .joined(separator: Self.token).judged()
        #expect(verdict.outcome == "malformed")
        #expect(verdict.hintIDs == [hint])
        #expect(verdict.claims == nil)
    }

    @Test func `check 9: padding on any part is refused`() {
        let (header, payload, signature) = Self.parts
        for token in [
            Minting.raw(header + "=", payload), Minting.raw(header, payload + "="), Self.token + "=",
            Minting.raw(header, payload + "=="), "\(header).\(payload).=\(signature)",
        ] {
            #expect(token.outcome() == "base64url", "\(token)")
        }
    }

    @Test(arguments: ["+", "/"])
    func `check 10: the standard alphabet is refused and named`(letter: String) {
        let (header, payload, signature) = Self.parts
        for token in [
            Minting.raw(letter + header.dropFirst(), payload),
            Minting.raw(header, letter + payload.dropFirst()),
            "\(header).\(payload).\(letter)\(signature.dropFirst())",
        ] {
            let verdict = token.judged()
            #expect(verdict.outcome == "base64url")
            #expect(verdict.hintIDs == ["standard-base64"])
        }
    }

    @Test(arguments: [" ", "#", "?", "\n", "\u{0}", "%3D", "é", "\\", "~"])
    func `check 11: foreign text inside a part is refused though the MAC covers it`(text: String) {
        let (header, payload, _) = Self.parts
        for token in [
            Minting.raw(header.prefix(4) + text + header.dropFirst(4), payload),
            Minting.raw(header, payload.prefix(4) + text + payload.dropFirst(4)),
        ] {
            #expect(token.outcome() == "base64url")
        }
    }

    @Test func `check 12: what the MAC leaves out is refused, not skipped`() {
        let (header, payload, signature) = Self.parts
        for text in ["?", " ", "\n", "="] {
            let dirty = payload.prefix(8) + text + payload.dropFirst(8)
            #expect("\(header).\(dirty).\(signature)".outcome() == "base64url")
            let dirtySignature = signature.prefix(8) + text + signature.dropFirst(8)
            #expect("\(header).\(payload).\(dirtySignature)".outcome() == "base64url")
        }
    }

    @Test func `check 13: a second spelling of the same bytes is refused in every part`() {
        let (header, payload, signature) = Self.parts
        let unused = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        let spellings = unused.map { "\(header).\(payload).\(signature.dropLast())\($0)" }
        // 43 characters hold 258 bits: four last characters give the same 32 bytes, and one is canonical.
        #expect(spellings.count { $0.outcome() == "verified" } == 1)
        #expect(spellings.count { $0.outcome() == "signature" } == 15)
        #expect(spellings.count { $0.outcome() == "base64url" } == 48)
        let odd = unused.map {
            Minting.raw(header, Minting.part(Minting.payload + " ").dropLast() + String($0))
        }
        #expect(odd.count { $0.outcome() == "base64url" } > 0)
        #expect(odd.contains(Minting.token(Minting.payload + " ")))
    }

    @Test func `check 14: a length that no encoding has is refused in every part`() {
        let (header, payload, signature) = Self.parts
        let long = payload + String(repeating: "A", count: (5 - payload.count % 4) % 4)
        for token in [
            Minting.raw(header + "A", payload), Minting.raw(header, long),
            "\(header).\(payload).\(signature)AA",
            "\(header).\(payload).A",
        ] {
            #expect(token.outcome() == "base64url", "\(token)")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `check 15: a megabyte and ten thousand dots are too large before anything is read`() {
        let tokens = [
            String(repeating: "a", count: 1 << 20), String(repeating: ".", count: 10_000),
            Self.token + String(repeating: "A", count: 8_192),
        ]
        for token in tokens {
            let verdict = token.judged()
            #expect(verdict.outcome == "too-large")
            #expect(verdict.names(.skipped).count == 19)
            #expect(verdict.header == nil && verdict.claims == nil && verdict.fingerprint == nil)
        }
        #expect(Self.token.outcome { $0.maximumBytes = Self.token.utf8.count } == "verified")
        #expect(Self.token.outcome { $0.maximumBytes = Self.token.utf8.count - 1 } == "too-large")
    }

    @Test(arguments: ["[object Object]", "[object Promise]", "undefined", "null", "None", "nil", "%object"])
    func `check 16: what is no token at all is malformed and named`(text: String) {
        let text = text == "%object" ? #"{"token":"\#(Self.token)"}"# : text
        let verdict = text.judged()
        #expect(verdict.outcome == "malformed")
        #expect(verdict.hintIDs == ["not-a-token"])
    }
}
