import Chat
import Encoding
import Testing
import Tokens

/// identity.md, C10, from number 120: what is signed, by whom, and how often it counts.
struct ShopifySigningTests {
    @Test func `check 120: whole strings are sorted by bytes, other orders named`() {
        for (name, hint) in [("SV7 ", "name-order"), ("SV8 ", "locale-order")] {
            let outcomes = ShopifyVector.named(name).map { ($0.verdict.outcome, $0.verdict.hintIDs) }
            #expect(outcomes.contains { $0 == "verified" && $1.isEmpty }, "\(name)")
            #expect(outcomes.contains { $0 == "signature" && $1 == [hint] }, "\(name)")
        }
    }

    @Test func `check 121: joined and repeated values sign alike and are shown apart`() {
        let text = ShopifyMint.text.replacing("timestamp", with: "tag=b,atimestamp")
        let joined = ShopifyMint.query(ShopifyMint.customer + "&tag=b,a", signing: text)
        let repeated = ShopifyMint.query(ShopifyMint.customer + "&tag=b&tag=a", signing: text)
        #expect(joined.proxyJudged().customerID == "7001")
        #expect(repeated.proxyJudged().customerID == "7001")
        let tags = [joined, repeated].map { query in
            ShopifyProxyQuery(Array(query.utf8)).parameters.filter { $0.name == "tag" }.map(\.value)
        }
        #expect(tags == [["b,a"], ["b", "a"]])
        let swapped = ShopifyMint.query(ShopifyMint.customer + "&tag=a&tag=b", signing: text)
        #expect(swapped.proxyJudged().outcome == "signature")
    }

    @Test func `check 122: the OAuth form is refused and named`() {
        let strings = ShopifyMint.customer.split(separator: "&").sorted().joined(separator: "&")
        for text in [strings, strings.replacing("%2F", with: "/")] {
            let verdict = ShopifyMint.query(signing: text).proxyJudged()
            #expect(verdict.outcome == "signature")
            #expect(verdict.hintIDs == ["joined-with-ampersand"])
            #expect(verdict.verdict.hints.first?.detail.contains("OAuth form") == true)
        }
    }

    @Test func `check 123: a plus is a blank, and the other reading is named`() {
        let blank = ShopifyMint.text.replacing("shop=", with: "q=a bshop=")
        let plus = ShopifyMint.text.replacing("shop=", with: "q=a+bshop=")
        for q in ["q=a+b", "q=a%20b", "q=a b"] {
            #expect(
                ShopifyMint.query(ShopifyMint.customer + "&" + q, signing: blank).proxyJudged().outcome
                    == "verified")
        }
        let kept = ShopifyMint.query(ShopifyMint.customer + "&q=a+b", signing: plus).proxyJudged()
        #expect(kept.outcome == "signature")
        #expect(kept.hintIDs == ["plus-kept"])
        #expect(
            ShopifyMint.query(ShopifyMint.customer + "&q=a%2Bb", signing: plus).proxyJudged().outcome
                == "verified")
    }

    @Test(arguments: [
        "evil.myshopify.com", "demo.example", "Demo.myshopify.com", "demo.myshopify.com.evil.example",
        "demo.myshopify.com.", "demo.myshopify.com ", "",
    ])
    func `check 125: only the configured shop is taken, byte for byte`(shop: String) {
        let verdict = ShopifyMint.query(
            ShopifyMint.customer.replacing(ShopifyMint.shop, with: shop),
            signing: ShopifyMint.text.replacing(ShopifyMint.shop, with: shop)
        ).proxyJudged()
        #expect(verdict.outcome == "issuer")
        #expect(verdict.subject == nil)
        #expect(verdict.finding(.iss).expected == ShopifyMint.shop)
    }

    @Test(arguments: ["demo.example", ".myshopify.com", "myshopify.com"])
    func `check 125: a configured shop must be a myshopify domain`(shop: String) {
        let query = ShopifyMint.query(
            ShopifyMint.customer.replacing(ShopifyMint.shop, with: shop),
            signing: ShopifyMint.text.replacing(ShopifyMint.shop, with: shop))
        #expect(query.proxyJudged(by: ShopifyMint.verifier(shop: shop)).outcome == "issuer")
    }

    @Test func `check 126: the same query is taken again while it is fresh`() {
        let (query, verifier) = (ShopifyMint.query(), ShopifyMint.verifier())
        for seconds in [0, 1, 90] {
            let now = ShopifyMint.now.advanced(by: .seconds(seconds))
            #expect(query.proxyJudged(at: now, by: verifier).customerID == "7001")
        }
    }

    @Test func `nothing that the signature proves is said of a forged query`() {
        let forged = [
            ShopifyMint.customer.replacing("1760000000", with: "1"),
            ShopifyMint.customer.replacing("1760000000", with: "x"),
            ShopifyMint.customer.replacing("7001", with: "x"),
            ShopifyMint.customer.replacing(ShopifyMint.shop, with: "evil.myshopify.com"),
            "a=1",
        ]
        for query in forged {
            let verdict = ShopifyMint.query(query, signing: "nothing").proxyJudged()
            #expect(verdict.outcome == "signature", "\(query)")
            // The other checks ran all the same.
            #expect(verdict.names(.fail).count == 2, "\(query)")
            #expect(verdict.names(.fail).first == "signature")
            #expect(query.proxyJudged().outcome == "missing-claim", "\(query)")
        }
    }

    @Test func `a secret that is empty or retired signs nothing`() {
        let text = ShopifyMint.customer + "&signature=" + ShopifyMint.code(ShopifyMint.text, secret: "")
        #expect(text.proxyJudged(by: ShopifyMint.verifier(secret: "")).outcome == "signature")
        let key = SigningKey(id: nil, secret: Array("hush".utf8), retiresAt: ShopifyMint.now)
        let retired = ShopifyVerifier(app: ShopifyApp(shop: ShopifyMint.shop, key: key), widget: "acme")
        #expect(ShopifyMint.query().proxyJudged(by: retired).outcome == "signature")
        let before = ShopifyMint.now.advanced(by: .milliseconds(-1))
        #expect(ShopifyMint.query().proxyJudged(at: before, by: retired).outcome == "verified")
    }

    @Test func `the key's name is told where the signature held`() {
        let key = SigningKey(id: "app", secret: Array("hush".utf8))
        let verifier = ShopifyVerifier(app: ShopifyApp(shop: ShopifyMint.shop, key: key), widget: "acme")
        #expect(ShopifyMint.query().proxyJudged(by: verifier).verdict.keyID == "app")
        #expect(ShopifyMint.query(signing: "x").proxyJudged(by: verifier).verdict.keyID == nil)
    }

    @Test func `a text that can be cut in two ways is taken with a warning`() {
        let cut = ShopifyVector.named("cut elsewhere")
        #expect(cut.map(\.verdict.outcome) == ["anonymous", "verified"])
        for vector in cut {
            #expect(vector.verdict.finding(.duplicates).detail?.contains("cut in two ways") == true)
        }
        #expect(ShopifyMint.query().proxyJudged().finding(.duplicates) == Finding())
    }
}
