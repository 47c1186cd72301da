import Encoding
import HTTP
import Service
import Support
import Testing
import Tokens

/// AWS Signature Version 4 (amazon-connect.md, section 6.2): what AWS published and what botocore signs.
@Suite struct ConnectSignatureTests {
    @Test(arguments: SignedRequest.all)
    func `what was signed holds`(_ signed: SignedRequest) throws {
        try signed.verify()
    }

    @Test(arguments: SignedRequest.all)
    func `what was changed on the way does not`(_ signed: SignedRequest) throws {
        #expect(signed.method != "PATCH")
        #expect(throws: SignatureFault.self, "the method") {
            try signed.with { $0.method = "PATCH" }.verify()
        }
        #expect(throws: SignatureFault.self, "the path") {
            try signed.with { $0.path = "/x" + $0.path }.verify()
        }
        #expect(throws: SignatureFault.self, "the query") {
            try signed.with { $0.path += $0.path.contains("?") ? "&x=" : "?x=" }.verify()
        }
        #expect(throws: SignatureFault.self, "the body") { try signed.with { $0.body += " " }.verify() }
        #expect(throws: SignatureFault.self, "the secret") { try signed.with { $0.secret += "x" }.verify() }
        #expect(throws: SignatureFault.self, "the key id") { try signed.with { $0.keys = [] }.verify() }
        #expect(throws: SignatureFault.self, "the service") { try signed.verify(service: "execute-api") }
        for place in signed.fields.indices where signed.fields[place].name != "Authorization" {
            #expect(throws: SignatureFault.self, "\(signed.fields[place])") {
                try signed.with { $0.fields[place].value += "x" }.verify()
            }
            #expect(throws: SignatureFault.self, "no \(signed.fields[place])") {
                try signed.with { $0.fields.remove(at: place) }.verify()
            }
        }
        for field in signed.fields {
            #expect(throws: SignatureFault.self, "\(field) twice") {
                try signed.with { $0.fields.append(field) }.verify()
            }
        }
        #expect(throws: SignatureFault.self, "the signature") {
            try signed.with { $0.authorization = String($0.authorization.dropLast()) + "g" }.verify()
        }
    }

    @Test func `a signature holds for five minutes, before and after`() throws {
        let signed = try #require(SignedRequest.all.first)
        for seconds in [-300, -1, 1, 300] { try signed.verify(off: .seconds(seconds)) }
        for milliseconds in [-300_001, 300_001, 86_400_000] {
            #expect(throws: SignatureFault.self) { try signed.verify(off: .milliseconds(milliseconds)) }
        }
    }

    @Test func `a field that was not signed may be added`() throws {
        for signed in SignedRequest.all {
            try signed.with { $0.fields.append(("amz-sdk-request", "attempt=2; max=3")) }.verify()
        }
    }

    @Test(arguments: [
        ("", "missing"), ("Bearer x", "begin"), ("AWS4-HMAC-SHA256", "begin"),
        ("AWS4-HMAC-SHA256 x", "Credential"),
        ("AWS4-ECDSA-P256-SHA256 Credential=a/20150830/r/s/aws4_request", "begin"),
        ("AWS4-HMAC-SHA256 SignedHeaders=host;x-amz-date, Signature=0", "Credential"),
        ("AWS4-HMAC-SHA256 Credential=a/20150830/r/s/aws4_request, Signature=0", "SignedHeaders"),
        (
            "AWS4-HMAC-SHA256 Credential=a/20150830/r/s/aws4_request, SignedHeaders=host;x-amz-date",
            "Signature"
        ),
        (whole("a/20150830/r/s"), "slash"), (whole("a/20150830/r/s/aws5_request"), "slash"),
        (whole("a/b/20150830/r/s/aws4_request"), "slash"), (whole(headers: "x-amz-date"), "host"),
        (whole(headers: "host"), "x-amz-date"), (whole(headers: "Host;X-Amz-Date"), "host"),
        (whole() + ", Credential=a/20150830/r/s/aws4_request", "Credential"),
    ])
    func `an Authorization that is not whole is told what it lacks`(field: String, told: String) {
        let request = Request(
            method: .get, path: "/",
            fields: [("Authorization", field), ("X-Amz-Date", "20150830T123600Z")].map { ($0.0, $0.1) })
        let fault = #expect(throws: SignatureFault.self) { try SignatureV4(request) }
        #expect(String(describing: fault).contains(told))
    }

    @Test(arguments: ["", "2015-08-30T12:36:00Z", "20150830T123600", "20150230T123600Z", "20150830T123600ZZ"])
    func `a date that is none is told`(date: String) throws {
        let signed = try #require(SignedRequest.all.first)
        let place = try #require(signed.fields.firstIndex { $0.name == "X-Amz-Date" })
        let fault = #expect(throws: SignatureFault.self) {
            try signed.with { $0.fields[place].value = date }.verify()
        }
        #expect(String(describing: fault).contains("ate"))
    }

    static func whole(_ scope: String = "a/20150830/r/s/aws4_request", headers: String = "host;x-amz-date")
        -> String
    {
        "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=\(headers), Signature=0"
    }
}
