import Encoding
import Testing
import Tokens

/// Section C2 of identity.md: what the header may say.
struct HeaderTests {
    @Test(arguments: ["none", "None", "NONE", "noNE", "nonE"])
    func `check 17: no spelling of none is taken, signed or not`(name: String) {
        let header = #"{"alg":"\#(name)"}"#
        let unsigned = Minting.part(header) + "." + Minting.part(Minting.payload) + "."
        #expect(unsigned.outcome() == "algorithm")
        #expect(Minting.token(header: header).outcome() == "algorithm")
        #expect(!Minting.token(header: header).judged().signatureHeld)
    }

    /// The usual headers are recognized without being read; these have their length.
    @Test(arguments: [Minting.header, #"{"typ":"JWT","alg":"HS256"}"#])
    func `a header that differs from a usual one by one letter is read as it is`(usual: String) {
        #expect(Minting.token(header: usual).outcome() == "verified")
        for (place, letter) in usual.enumerated() where letter.isLetter || letter.isNumber {
            let other = String(usual.prefix(place)) + "x" + String(usual.dropFirst(place + 1))
            let token = Minting.token(header: other)
            #expect(token.judged().header?.compact == Array(other.utf8), "\(other)")
            #expect(token.outcome() != "verified" || !other.contains("typ\":\"JWT"), "\(other)")
        }
    }

    @Test(arguments: ["hs256", "HS256 ", " HS256", "Hs256", "HS256\\u0000", "ＨＳ256", "HMAC", ""])
    func `check 18: alg is HS256 to the letter`(name: String) {
        #expect(Minting.token(header: #"{"alg":"\#(name)"}"#).outcome() == "algorithm")
    }

    @Test(arguments: ["HS384", "HS512", "RS256", "ES256", "PS256", "EdDSA", "dir", "PBES2-HS256+A128KW"])
    func `check 19: another algorithm is refused, and the advice names HS256`(name: String) {
        let verdict = Minting.token(header: #"{"alg":"\#(name)"}"#).judged()
        #expect(verdict.outcome == "algorithm")
        #expect(verdict.finding(.algorithm).advice?.contains("HS256") == true)
        #expect(verdict.statuses[.signature] == .skipped)
    }

    @Test(arguments: [
        "", #""alg":null"#, #""alg":256"#, #""alg":["HS256"]"#, #""alg":{}"#, #""Alg":"HS256""#,
    ])
    func `check 20: alg is a string and is there`(member: String) {
        #expect(Minting.token(header: "{\(member)}").outcome() == "algorithm")
    }

    @Test(arguments: [
        #"{"alg":"HS256","alg":"none"}"#, #"{"alg":"none","alg":"HS256"}"#, #"{"alg":"HS256","alg":"HS256"}"#,
        #"{"alg":"HS256","\u0061lg":"none"}"#, #"{"alg":"HS256","x":{"a":1,"a":1}}"#,
    ])
    func `check 21: a header that says a thing twice says nothing`(header: String) {
        let verdict = Minting.token(header: header).judged()
        #expect(verdict.outcome == "duplicate-member")
        for check in [CheckID.algorithm, .crit, .type, .keyID, .signature, .revoked] {
            #expect(verdict.statuses[check] == .skipped, "\(check)")
        }
        #expect(!verdict.signatureHeld)
    }

    @Test(arguments: [
        "[]", #"["exp"]"#, #"["alg"]"#, #""x""#, #"["absent"]"#, #"["x","x"]"#, "null", "[1]", "{}", "false",
    ])
    func `check 22: crit is refused, whatever it lists`(crit: String) {
        let verdict = Minting.token(header: #"{"alg":"HS256","crit":\#(crit),"x":1}"#).judged()
        #expect(verdict.outcome == "crit")
        #expect(verdict.names(.fail) == ["crit"])
    }

    @Test func `check 23: an unencoded payload is refused`() {
        let header = #"{"alg":"HS256","b64":false,"crit":["b64"]}"#
        #expect(Minting.token(header: header).outcome() == "crit")
        let raw = Minting.raw(Minting.part(header), Minting.payload)
        #expect(raw.outcome() == "base64url")
    }

    @Test(arguments: [
        #""jwk":{"kty":"oct","k":"YXR0YWNrZXI"}"#, #""jku":"https://evil.example/keys""#,
        #""x5u":"https://evil.example/cert""#, #""x5c":["MIIB"]"#, #""x5t":"aa""#, #""x5t#S256":"aa""#,
        #""jwk":null"#, #""j\u0077k":{}"#,
    ])
    func `check 24: a key that the token brings is never used`(member: String) {
        for secret in ["attacker", Minting.secret] {
            let token = Minting.token(header: #"{"alg":"HS256",\#(member)}"#, secret: secret)
            let verdict = token.judged()
            #expect(verdict.outcome == "key-id")
            #expect(!verdict.signatureHeld)
        }
    }

    @Test(arguments: [
        "", #","typ":"JWT""#, #","typ":"jwt""#, #","typ":"application/jwt""#, #","typ":"APPLICATION/JWT""#,
    ])
    func `check 25: typ may be absent or JWT`(member: String) {
        #expect(Minting.token(header: #"{"alg":"HS256"\#(member)}"#).outcome() == "verified")
    }

    @Test(arguments: [
        #""at+jwt""#, #""secevent+jwt""#, "7", "null", #""""#, #""JWT ""#, #"["JWT"]"#,
        #""application/at+jwt""#,
        #""text/jwt""#, #""application/application/jwt""#, #""JOSE""#, #""ＪＷＴ""#,
    ])
    func `check 26: another typ is refused`(typ: String) {
        let verdict = Minting.token(header: #"{"alg":"HS256","typ":\#(typ)}"#).judged()
        #expect(verdict.outcome == "type")
        #expect(verdict.statuses[.signature] == .pass)
    }

    @Test(arguments: ["JWT", "jwt", "application/jwt"])
    func `check 27: a nested token is refused`(cty: String) {
        #expect(Minting.token(header: #"{"alg":"HS256","typ":"JWT","cty":"\#(cty)"}"#).outcome() == "type")
    }

    @Test func `check 28: an unknown header member is ignored and can be shown`() {
        let verdict = Minting.token(header: #"{"alg":"HS256","foo":"bar","b64":false,"enc":"x"}"#).judged()
        #expect(verdict.outcome == "verified")
        #expect(verdict.header?["foo"]?.string == "bar")
    }

    @Test(arguments: [
        #""x""#, "[]", "1", "null", "true", #"{"alg":"HS256"}{}"#, #"{"alg":"HS256",}"#, "\u{FEFF}{}", "{",
        " ",
        #"{alg:"HS256"}"#, #"{"alg":"HS256"}//"#,
    ])
    func `check 29: a header that is no JSON object is malformed`(header: String) {
        let verdict = Minting.token(header: header).judged()
        #expect(verdict.outcome == "malformed")
        #expect(verdict.names(.fail) == ["structure"])
    }

    @Test(arguments: [
        #"{ "typ" : "JWT" , "alg" : "HS256" }"#, "{\n\t\"alg\":\"HS256\"\r\n}", " \n{\"alg\":\"HS256\"}\n ",
    ])
    func `check 30: blanks and line ends in the header's JSON do no harm`(header: String) {
        #expect(Minting.token(header: header).outcome() == "verified")
    }

    @Test(arguments: [
        "7", #""""#, "null", #"["a"]"#, #""../../dev/null""#, #""' OR 1=1""#, #""a\u0000""#, #""A""#,
        #""a ""#,
        #""a\n""#, #""\u007f""#, #""%long""#,
    ])
    func `check 31: kid is looked up exactly and used for nothing else`(kid: String) {
        let kid = kid == #""%long""# ? "\"" + String(repeating: "k", count: 10_240) + "\"" : kid
        let verdict = Minting.token(header: #"{"alg":"HS256","kid":\#(kid)}"#)
            .judged(keys: [Minting.key("a")]) { $0.maximumBytes = 65_536 }
        #expect(verdict.outcome == "key-id")
        #expect(verdict.statuses[.signature] == .skipped)
        #expect(verdict.finding(.keyID).actual.map { $0.utf8.count <= 64 } ?? true)
    }
}
