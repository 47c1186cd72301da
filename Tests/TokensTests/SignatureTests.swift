import Encoding
import Hashing
import Testing
import Tokens

/// Section C3 of identity.md: the signature and the key.
///
/// Checks 35, 37 and 41 are the configuration's.
struct SignatureTests {
    private static let token = Minting.token()
    private static let parts = Minting.parts()

    @Test func `check 32: one payload byte changed breaks the signature`() {
        let (header, _, signature) = Self.parts
        for payload in [#"{"sub":"u-43","exp":1760003600}"#, #"{"sub":"u-42","exp":1760003601}"#] {
            #expect("\(header).\(Minting.part(payload)).\(signature)".outcome() == "signature")
        }
    }

    @Test func `check 33: a header written otherwise breaks the signature`() {
        let (_, payload, signature) = Self.parts
        for header in [#"{"alg": "HS256","typ":"JWT"}"#, #"{"typ":"JWT","alg":"HS256"}"#] {
            #expect("\(Minting.part(header)).\(payload).\(signature)".outcome() == "signature")
        }
    }

    @Test func `check 34: a signature of another length does not hold`() {
        let (header, payload, _) = Self.parts
        let mac = Minting.mac("\(header).\(payload)")
        for length in 0..<32 {
            let cut = Base64URL.encodedString(Array(mac.prefix(length)))
            #expect("\(header).\(payload).\(cut)".outcome() == "signature", "\(length) bytes")
        }
        for tail in [[UInt8](repeating: 0, count: 1), mac] {
            let long = Base64URL.encodedString(mac + tail)
            #expect("\(header).\(payload).\(long)".outcome() == "signature")
        }
    }

    @Test func `check 36: the empty key signs nothing while a secret is configured`() {
        #expect(Minting.token(secret: "").outcome() == "signature")
        let token = Minting.token(header: #"{"alg":"HS256","kid":"nobody"}"#, secret: "")
        #expect(token.judged(keys: [Minting.key("a")]).outcome == "key-id")
        #expect(token.judged(keys: []).outcome == "signature")
    }

    @Test(arguments: [true, false], [true, false])
    func `check 38: a secret that was base64-decoded is recognised`(isURL: Bool, isPadded: Bool) {
        // Bytes whose spelling differs between the alphabets and needs padding.
        let bytes: [UInt8] = [0xFB, 0xFF, 0xFE] + Array("0123456789abcdef0123456789abc".utf8)
        var text = Base64.encodedString(bytes)
        if isURL { text = String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }) }
        if !isPadded { text = text.filter { $0 != "=" } }
        let token = Signer.sign(Array(Minting.payload.utf8), with: SigningKey(id: nil, secret: bytes))
        let verdict = token.judged(keys: [Minting.key(nil, text)])
        #expect(verdict.outcome == "signature")
        #expect(verdict.hintIDs == ["key-base64-decoded"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `check 39: a line end in the secret is recognised on either side`(ending: String) {
        let website = Minting.token(secret: Minting.secret + ending).judged()
        #expect(website.outcome == "signature")
        #expect(website.hintIDs == ["key-newline"])
        let gateway = Self.token.judged(keys: [Minting.key(nil, Minting.secret + ending)])
        #expect(gateway.outcome == "signature")
        #expect(gateway.hintIDs == ["key-newline"])
    }

    @Test func `check 40: a secret that was hex-decoded, or written in other case, is recognised`() {
        let hex = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"
        let bytes = Hex.decode(Array(hex.utf8)) ?? []
        #expect(bytes.count == 32)
        let token = Signer.sign(Array(Minting.payload.utf8), with: SigningKey(id: nil, secret: bytes))
        let decoded = token.judged(keys: [Minting.key(nil, hex)])
        #expect(decoded.outcome == "signature")
        #expect(decoded.hintIDs == ["key-hex-decoded"])
        for other in [hex.lowercased(), hex.uppercased()] {
            let verdict = Minting.token(secret: other).judged(keys: [Minting.key(nil, hex)])
            #expect(verdict.outcome == "signature")
            #expect(verdict.hintIDs == ["key-letter-case"])
        }
    }

    @Test func `check 42: an expired and wrongly signed token is refused for its signature`() {
        let token = Minting.token(#"{"sub":"u-42","exp":1}"#, secret: "another secret of some length 123")
        let verdict = token.judged()
        #expect(verdict.outcome == "signature")
        #expect(verdict.names(.fail) == ["signature", "exp"])
        #expect(verdict.written.contains(#""reason":"signature""#))
        #expect(!verdict.written.contains(#""reason":"expired""#))
    }

    @Test func `check 43: a MAC is compared whole, whatever prefix of it fits`() {
        // That the time is the same can be read in SHA256Digest.equals; here: no prefix is ever enough.
        let bytes = SHA256.hash(Array("chatgate".utf8)).bytes
        #expect(Self.fits(bytes))
        for length in 0..<32 {
            let prefix = Array(bytes.prefix(length))
            #expect(!Self.fits(prefix))
            #expect(!Self.fits(bytes + prefix + [0]))
            #expect(!Self.fits(prefix + bytes.dropFirst(length).map { ~$0 }), "the first \(length) bytes fit")
            for bit in 0..<8 {
                var flipped = bytes
                flipped[length] ^= 1 << UInt8(bit)
                #expect(!Self.fits(flipped))
            }
        }
    }

    private static func fits(_ bytes: [UInt8]) -> Bool {
        SHA256.hash(Array("chatgate".utf8)).equals(bytes.span)
    }
}
