import Chat
import Encoding
import Testing
import Tokens

/// Every mistake in signing, made once and recognised by name.
struct ShopifyHintTests {
    static let mistaken = ShopifyVector.all.filter { !$0.list("hints").isEmpty }

    @Test func `every registered mistake is made in the vectors`() {
        #expect(Set(Self.mistaken.flatMap { $0.list("hints") }) == Set(ProxyHint.all.map(\.id)))
    }

    @Test func `every hint has a name of its own in kebab case, and a mistake`() {
        #expect(Set(ProxyHint.all.map(\.id)).count == ProxyHint.all.count)
        #expect(Set(ProxyHint.all.map(\.mistake)).count == ProxyHint.all.count)
        for hint in ProxyHint.all {
            let words = hint.id.split(separator: "-", omittingEmptySubsequences: false)
            #expect(
                words.allSatisfy { word in
                    !word.isEmpty
                        && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
                })
            #expect(!hint.mistake.isEmpty)
        }
    }

    @Test(arguments: mistaken)
    func `a hint is one short sentence, and changes no verdict`(vector: ShopifyVector) {
        let verdict = vector.verdict
        #expect(verdict.outcome == "signature")
        #expect(!verdict.verdict.signatureHeld)
        #expect(verdict.customerID == nil)
        for hint in verdict.verdict.hints {
            #expect(hint.detail.hasSuffix("."))
            #expect(hint.detail.utf8.count < 300)
            #expect(!hint.detail.contains("\n"))
        }
    }

    @Test(arguments: mistaken)
    func `a hint is proved: under another secret there is none`(vector: ShopifyVector) {
        let verifier = ShopifyMint.verifier(secret: "another")
        #expect(verifier.explain(vector.query, at: vector.now).hintIDs.isEmpty)
        #expect(ShopifyMint.verifier(secret: "").explain(vector.query, at: vector.now).hintIDs.isEmpty)
    }

    @Test func `a good query has no hint, whatever it holds`() {
        for vector in ShopifyVector.all where vector.verdict.verdict.reason == nil {
            #expect(vector.verdict.hintIDs.isEmpty, "\(vector.name)")
        }
    }

    @Test func `orders that are the same get one hint`() {
        // By name and by locale alike: a, a1.
        let text = "a=xa1=y" + ShopifyMint.text
        let verdict = ShopifyMint.query(ShopifyMint.customer + "&a1=y&a=x", signing: text).proxyJudged()
        #expect(verdict.hintIDs == ["name-order"])
    }
}
