import Chat
import Encoding
import Support
import Testing
import Tokens

/// One line of `Fixtures/shopify/vectors.jsonl`: a query, the rules, and what must come of it.
struct ShopifyVector: CustomTestStringConvertible, Sendable {
    let name: String
    let json: JSON

    var testDescription: String { name }

    static let all: [ShopifyVector] = Repository.lines("shopify/vectors.jsonl").map { line in
        guard let json = try? JSON(reading: line), let name = json["name"]?.string else {
            preconditionFailure("no vector: \(line)")
        }
        return ShopifyVector(name: name, json: json)
    }

    static func named(_ prefix: String) -> [ShopifyVector] { all.filter { $0.name.hasPrefix(prefix) } }

    var query: ShopifyProxyQuery { ShopifyProxyQuery(Array((json["query"]?.string ?? "").utf8)) }

    var shop: String { json["shop"]?.string ?? ShopifyMint.shop }

    var now: Instant {
        guard let seconds = json["at"]?.double else { return ShopifyMint.now }
        return Instant(milliseconds: Int64((seconds * 1000).rounded()))
    }

    var verifier: ShopifyVerifier {
        ShopifyMint.verifier(shop: shop, secret: json["secret"]?.string ?? "hush")
    }

    var verdict: ShopifyVerdict { verifier.explain(query, at: now) }

    /// The strings of a list, none where it is not given.
    func list(_ name: String) -> [String] { json[member: name]?.elements.compactMap(\.string) ?? [] }
}

struct ShopifyVectorTests {
    @Test(arguments: ShopifyVector.all)
    func `every query is judged as its line says`(vector: ShopifyVector) {
        let verdict = vector.verdict
        #expect(verdict.outcome == vector.json["outcome"]?.string)
        #expect(verdict.names(.fail) == vector.list("fails"))
        #expect(verdict.names(.warn) == vector.list("warns"))
        #expect(verdict.hintIDs == vector.list("hints"))
        let customer = vector.json["customer"]?.string
        #expect(verdict.customerID == customer)
        #expect(verdict.subject == customer.map { "shopify:\(vector.shop):\($0)" })
        #expect(verdict.isGuest == (verdict.outcome == "anonymous"))
    }

    @Test(arguments: ShopifyVector.all)
    func `a verdict without hints is the same verdict`(vector: ShopifyVector) {
        let plain = vector.verifier.verify(vector.query, at: vector.now)
        #expect(plain.verdict.statuses == vector.verdict.verdict.statuses)
        #expect(plain.verdict.decision == vector.verdict.verdict.decision)
        #expect(plain.customerID == vector.verdict.customerID)
        #expect(plain.verdict.hints.isEmpty)
    }

    @Test(arguments: ShopifyVector.all)
    func `what is taken carries the signature of the text that its line gives`(vector: ShopifyVector) {
        guard vector.verdict.verdict.reason == nil else { return }
        #expect(vector.verdict.verdict.signatureHeld)
        guard let signed = vector.json["signed"]?.string else { return }
        let code = ShopifyMint.code(signed, secret: vector.json["secret"]?.string ?? "hush")
        #expect(String(decoding: vector.query.raw, as: UTF8.self).hasSuffix("signature=" + code))
    }

    @Test func `the vectors SV1 to SV10 are all there`() {
        for number in 1...10 { #expect(!ShopifyVector.named("SV\(number) ").isEmpty, "SV\(number)") }
        #expect(Set(ShopifyVector.all.map(\.name)).count == ShopifyVector.all.count)
    }

    @Test func `every numbered check of identity md that proxy queries carry has a test of its number`() {
        let sources = Repository.files(under: "Tests/ChatTests").filter { $0.contains("/Shopify") }
            .map(Repository.text).joined()
        // 124 and 127 concern a request, 128 the configuration.
        for number in (111...126) where number != 124 {
            #expect(sources.contains("func `check \(number): "), "check \(number)")
        }
    }

    @Test func `every check says what it holds, in the order of reasons`() {
        let ids = ProxyCheck.all.map(\.id)
        #expect(ids == CheckID.allCases.filter(ids.contains))
        #expect(Set(ids).count == ids.count)
        for check in ProxyCheck.all { #expect(check.holds.hasSuffix("."), "\(check.id)") }
        let failing = Set(ShopifyVector.all.flatMap { $0.list("fails") })
        for id in ids where id != .size { #expect(failing.contains(id.name), "no vector fails \(id)") }
    }
}
