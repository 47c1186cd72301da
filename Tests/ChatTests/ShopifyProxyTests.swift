import Chat
import Encoding
import Testing
import Tokens

/// identity.md, C10, by its numbers; what is there is spelled out here, what is many is in the vectors.
struct ShopifyProxyTests {
    private static let customer = ShopifyMint.customer
    private static let guest = customer.replacing("7001", with: "")
    private static let guestText = ShopifyMint.text.replacing("7001", with: "")

    /// The standard query signed at another time.
    private static func signed(at timestamp: String) -> String {
        ShopifyMint.query(
            customer.replacing("1760000000", with: timestamp),
            signing: ShopifyMint.text.replacing("1760000000", with: timestamp))
    }

    @Test func `check 111: published queries are verified as their customer`() {
        for (vector, id) in [("SV1 ", "1"), ("SV5 ", "7001"), ("SV9 ", "7001")] {
            for vector in ShopifyVector.named(vector) { #expect(vector.verdict.customerID == id) }
        }
        for vector in ShopifyVector.named("SV2 ") + ShopifyVector.named("SV3 ") + ShopifyVector.named("SV4 ")
        {
            #expect(vector.verdict.verdict.signatureHeld)
            #expect(vector.verdict.isGuest)
        }
        let verdict = ShopifyMint.query().proxyJudged()
        #expect(verdict.subject == "shopify:demo.myshopify.com:7001")
        #expect(verdict.verdict.claimedSubject == "shopify:demo.myshopify.com:7001")
        #expect(verdict.verdict.widget == "acme")
        #expect(verdict.names(.pass).count == ProxyCheck.all.count)
    }

    @Test func `check 112: an empty customer id is a guest, and the checks are kept`() {
        let verdict = ShopifyMint.query(Self.guest, signing: Self.guestText).proxyJudged()
        #expect(verdict.isGuest)
        #expect(verdict.customerID == nil)
        #expect(verdict.subject == nil)
        #expect(verdict.verdict.claimedSubject == nil)
        #expect(verdict.verdict.signatureHeld)
        #expect(verdict.verdict.reports.count == CheckID.allCases.count)
        #expect(verdict.names(.pass).count == ProxyCheck.all.count)
        #expect(Verdict.anonymous(widget: "acme").reports.isEmpty)
    }

    @Test func `check 112: a guest is written with the checks and without a subject`() throws {
        var writer = JSONWriter()
        ShopifyMint.query(Self.guest, signing: Self.guestText).proxyJudged().verdict.write(to: &writer)
        let json = try JSON(reading: String(decoding: writer.bytes, as: UTF8.self))
        #expect(json["decision"]?.string == "anonymous")
        #expect(json["subject"] == nil)
        #expect(json["claimedSubject"] == nil)
        #expect(json["checks"]?.count == CheckID.allCases.count)
    }

    @Test func `check 113: an absent customer id is a guest, with a warning`() {
        let verdict = ShopifyMint.query(
            Self.customer.replacing("&logged_in_customer_id=7001", with: ""),
            signing: ShopifyMint.text.replacing("logged_in_customer_id=7001", with: "")
        ).proxyJudged()
        #expect(verdict.isGuest)
        #expect(verdict.names(.warn) == ["required"])
        #expect(verdict.finding(.required).detail?.contains("logged_in_customer_id") == true)
    }

    @Test func `check 114: a parameter added after signing is refused, wherever it stands`() {
        for query in [ShopifyMint.query() + "&evil=1", "evil=1&" + ShopifyMint.query()] {
            #expect(query.proxyJudged().outcome == "signature")
            #expect(query.proxyJudged().customerID == nil)
            #expect(query.proxyJudged().hintIDs.isEmpty)
        }
    }

    @Test func `check 115: a signature in another spelling or length is refused, and its spelling named`() {
        let code = ShopifyMint.code(ShopifyMint.text)
        let mixed = code.prefix(32).uppercased() + code.dropFirst(32)
        for (signature, hints) in [
            (code.uppercased(), ["upper-case-hex"]), (mixed, ["upper-case-hex"]),
            (String(code.dropLast()), []), (code + "0", []), ("", []),
            (Base64.encodedString(Hex.decode(Array(code.utf8)) ?? []), ["base64-signature"]),
        ] {
            let verdict = (Self.customer + "&signature=" + signature).proxyJudged()
            #expect(verdict.outcome == "signature", "\(signature)")
            #expect(verdict.hintIDs == hints, "\(signature)")
            #expect(!verdict.verdict.signatureHeld)
        }
        #expect((Self.customer + "&signature=0").proxyJudged().finding(.signature).actual == "1 character")
    }

    @Test func `check 116: a signature that is missing or stands twice is not computed`() {
        let missing = Self.customer.proxyJudged()
        #expect(missing.outcome == "missing-claim")
        #expect(missing.names(.skipped).contains("signature"))
        #expect(missing.finding(.required).detail == "`signature` is missing")
        let code = ShopifyMint.code(ShopifyMint.text)
        for second in [code, "", String(repeating: "0", count: 64)] {
            let twice = (ShopifyMint.query() + "&signature=" + second).proxyJudged()
            #expect(twice.outcome == "duplicate-member")
            #expect(twice.names(.skipped).contains("signature"))
            #expect(!twice.verdict.signatureHeld)
        }
    }

    @Test(arguments: ["shop", "timestamp", "logged_in_customer_id", "path_prefix"])
    func `check 117: a parameter that the rules look at stands once`(name: String) {
        // Signed with the values joined: without the rule it would hold.
        let (first, rest) = ("\(name)=1", Self.customer.split(separator: "&").filter { !$0.hasPrefix(name) })
        let values = (rest.map { $0.replacing("%2F", with: "/") } + ["\(name)=1,2"]).sorted().joined()
        let query = ([first] + rest.map(String.init) + ["\(name)=2"]).joined(separator: "&")
        let verdict = ShopifyMint.query(query, signing: values).proxyJudged()
        #expect(verdict.outcome == "duplicate-member")
        #expect(verdict.finding(.duplicates).detail == "`\(name)` stands twice")
        #expect(verdict.customerID == nil)
    }

    @Test func `check 118: ninety seconds either way are fresh, and no millisecond more`() {
        for (milliseconds, outcome) in [
            (89_000, "verified"), (90_000, "verified"), (90_001, "expired"), (91_000, "expired"),
            (-90_000, "verified"), (-90_001, "not-yet-valid"), (-91_000, "not-yet-valid"),
        ] {
            let now = Instant(milliseconds: ShopifyMint.now.milliseconds + Int64(milliseconds))
            #expect(ShopifyMint.query().proxyJudged(at: now).outcome == outcome, "\(milliseconds) ms")
        }
        let stale = ShopifyMint.query().proxyJudged(at: ShopifyMint.now.advanced(by: .seconds(91)))
        #expect(stale.finding(.exp).expected == "2025-10-09T08:53:21Z or later")
        #expect(stale.customerID == nil)
        #expect(stale.verdict.claimedSubject == "shopify:demo.myshopify.com:7001")
    }

    @Test(arguments: ["", "NaN", "Infinity", "123.45", "abc", "-5", "1e9", "0x1", "1760000000000000"])
    func `check 119: a timestamp is digits alone`(timestamp: String) {
        #expect(Self.signed(at: timestamp).proxyJudged().outcome == "claim-type")
    }

    @Test func `check 119: without a timestamp the query is refused`() {
        let verdict = ShopifyMint.query(
            Self.customer.replacing("&timestamp=1760000000", with: ""),
            signing: ShopifyMint.text.replacing("timestamp=1760000000", with: "")
        ).proxyJudged()
        #expect(verdict.outcome == "missing-claim")
        #expect(verdict.verdict.signatureHeld)
    }
}
