import Encoding
import Hashing
import Support
import Testing
import Tokens

/// Hints that only hold where the change that they name would make the token hold.
struct CounterfactualTests {
    // MARK: HS384 and HS512

    private static func token(_ algorithm: String, _ length: SHA512.Length, secret: String = Minting.secret)
        -> String
    {
        let input = Minting.part(#"{"alg":"\#(algorithm)"}"#) + "." + Minting.part(Minting.payload)
        let code = SHA512.authenticate(Array(input.utf8).span, key: Array(secret.utf8), length)
        return input + "." + Base64URL.encodedString(code)
    }

    @Test(arguments: [("HS384", SHA512.Length.bits384), ("HS512", .bits512), ("HS256", .bits512)])
    func `the right key under a longer hash is named`(algorithm: String, length: SHA512.Length) {
        let verdict = Self.token(algorithm, length).judged(keys: [Minting.key("b", "x"), Minting.key("a")])
        #expect(verdict.outcome == (algorithm == "HS256" ? "signature" : "algorithm"))
        #expect(verdict.hintIDs == ["hs384-or-hs512"])
        let name = length == .bits384 ? "HS384" : "HS512"
        #expect(verdict.hints.first?.detail.contains("under key a with \(name)") == true)
        #expect(!verdict.signatureHeld)
    }

    @Test func `another key under a longer hash is not`() {
        #expect(Self.token("HS512", .bits512, secret: "another").judged().hintIDs == [])
        #expect(Self.token("HS512", .bits384).judged(keys: [Minting.key("a", "")]).hintIDs == [])
        #expect(Self.token("HS512", .bits512, secret: "").judged(keys: [Minting.key("a", "")]).hintIDs == [])
    }

    // MARK: A field added after signing

    @Test(arguments: [
        (#","plan":"pro""#, "plan"), (#","pl\u0061n":{"a":[1,{"b":null}]}"#, "plan"),
        (#","exp":1860003600"#, "exp"), (#","x":1e400"#, "x"),
    ])
    func `the last field is found`(members: String, name: String) {
        let verdict = Minting.added(members, to: #"{"a":1,"sub":"u-42"}"#).judged()
        #expect(verdict.hintIDs == ["field-added-after-signing"])
        #expect(verdict.hints.first?.detail.contains("without `\(name)`") == true)
    }

    private static func moved(signed: String, sent: String, secret: String = Minting.secret) -> [String] {
        let token = Minting.parts(Minting.token(signed, secret: secret))
        return "\(token.header).\(Minting.part(sent)).\(token.signature)".judged().hintIDs
    }

    @Test(arguments: [
        // At the front, in the middle, alone.
        (#"{"sub":"u","exp":1}"#, #"{"plan":1,"sub":"u","exp":1}"#),
        (#"{"sub":"u","exp":1}"#, #"{"sub":"u","plan":1,"exp":1}"#), ("{}", #"{"sub":"u"}"#),
        // Signed as Python's json.dumps writes, sent so or compact, and the other way round.
        (#"{"sub": "u, \": ", "a": [1, {"b": 2}]}"#, #"{"sub": "u, \": ", "a": [1, {"b": 2}], "c": 3}"#),
        (#"{"sub": "u, \": ", "a": [1, {"b": 2}]}"#, #"{"sub":"u, \": ","a":[1,{"b":2}],"c":3}"#),
        (#"{"sub":"u\\","a":[1,{"b":2}]}"#, #"{"sub": "u\\", "a": [1, {"b": 2}], "c": 3}"#),
    ])
    func `a field is found wherever it was put, in both spellings`(signed: String, sent: String) {
        #expect(Self.moved(signed: signed, sent: sent) == ["field-added-after-signing"])
    }

    @Test func `two fields, a changed one, and a foreign key are not explained so`() {
        #expect(Self.moved(signed: #"{"sub":"u"}"#, sent: #"{"sub":"u","a":1,"b":2}"#) == [])
        #expect(Self.moved(signed: #"{"sub":"u","a":1}"#, sent: #"{"sub":"u","a":2}"#) == [])
        #expect(Self.moved(signed: #"{"sub":"u"}"#, sent: #"{"sub":"u","a":1}"#, secret: "another") == [])
        #expect(Minting.token(#"{"a": 1, "sub":"u"}"#).judged().hintIDs == [])
    }

    private static func many(_ count: Int) -> String {
        (0..<count).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
    }

    @Test func `the search ends after sixty-four fields, four keys and sixteen kilobytes`() {
        let signed = { (count: Int) in "{" + Self.many(count) + "}" }
        let sent = { (count: Int) in #"{"new":1,"# + Self.many(count) + "}" }
        #expect(Self.moved(signed: signed(63), sent: sent(63)) == ["field-added-after-signing"])
        #expect(Self.moved(signed: signed(64), sent: sent(64)) == [])
        let keys = (0..<4).map { Minting.key("k\($0)", "secret \($0)") }
        #expect(Minting.added(#","a":1"#).judged(keys: keys.dropLast() + [Minting.key("a")]).hints.count == 1)
        #expect(Minting.added(#","a":1"#).judged(keys: keys + [Minting.key("a")]).hints.isEmpty)
        for (length, isFound) in [(12_000, true), (12_300, false)] {
            let long = #"{"sub":"u","x":"\#(String(repeating: "y", count: length))"}"#
            let verdict = Minting.added(#","a":1"#, to: long).judged { $0.maximumBytes = 1 << 20 }
            #expect(verdict.hints.isEmpty != isFound, "\(length)")
        }
    }

    @Test func `the dearest forgery takes bounded time`() {
        let members = (0..<690).map { #""k\#($0)":[[[\#($0)]]]"# }.joined(separator: ",")
        let token = Minting.token(only: members, secret: "an attacker's")
        let keys = (0..<20).map { Minting.key("k\($0)", "secret \($0)") }
        let spent = ProcessorTime.spent {
            #expect(token.judged(keys: keys) { $0.maximumBytes = 1 << 24 }.hintIDs == [])
        }
        // It takes a debug build 0.9 s and a release build 0.04 s; a sanitizer, ten times that.
        #expect(spent < .seconds(20), "\(spent)")
    }
}
