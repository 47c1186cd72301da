import Encoding
import Testing
import Tokens

struct VectorTests {
    @Test(arguments: TokenVector.all)
    func `every vector is judged as its line says`(vector: TokenVector) {
        let verdict = vector.token.judged(
            at: vector.now, keys: vector.keys, revoked: vector.isRevoked, vector.apply)
        #expect(verdict.outcome == vector.outcome)
        #expect(verdict.names(.fail) == vector.list("fails"))
        #expect(verdict.names(.warn) == vector.list("warns"))
        #expect(verdict.hintIDs == vector.list("hints"))
        #expect(Set(vector.list("passes")).isSubset(of: verdict.names(.pass)))
        if let subject = vector.json["subject"]?.string { #expect(verdict.claimedSubject == subject) }
    }

    @Test(arguments: TokenVector.all)
    func `a verdict without hints is the same verdict`(vector: TokenVector) {
        let explained = vector.token.judged(
            at: vector.now, keys: vector.keys, revoked: vector.isRevoked, vector.apply)
        var policy = VerificationPolicy(widget: "acme")
        vector.apply(to: &policy)
        let verdict = Verifier(policy: policy, keys: KeyRing(vector.keys))
            .verify(Array(vector.token.utf8), at: vector.now) { _ in vector.isRevoked }
        #expect(verdict.statuses == explained.statuses)
        #expect(verdict.decision == explained.decision)
        #expect(verdict.hints.isEmpty)
    }

    @Test func `every numbered check of identity.md that judges one token has a vector`() {
        // What is left out is of a configuration (35, 37, 41), of time (43), of the page's metadata and the
        // agent's context (69 to 73), of sessions (78 to 87, 89, 91 to 97, 105 to 110) and of Shopify.
        let numbers =
            Array(1...34) + [36, 38, 39, 40, 42] + Array(44...68) + Array(74...77) + [88, 90]
            + Array(98...104)
        let shown = Set(TokenVector.all.flatMap(\.checks))
        #expect(numbers.filter { !shown.contains($0) } == [])
        #expect(TokenVector.all.count >= 390)
        #expect(TokenVector.all.filter { $0.outcome == "verified" }.count >= 50)
    }

    @Test func `the vectors V1 to V14 are all there`() {
        for number in 1...14 {
            #expect(TokenVector.all.contains { $0.name.hasPrefix("V\(number) ") }, "V\(number)")
        }
        #expect(Set(TokenVector.all.map(\.name)).count == TokenVector.all.count)
    }

    @Test func `the samples of the platforms' documents are all there, and their tokens are taken`() {
        let seeds = TokenVector.all.filter { $0.name.hasPrefix("seed: ") }
        #expect(seeds.count == 6)
        #expect(seeds.filter { $0.outcome == "verified" }.count == 5)
        #expect(seeds.contains { $0.name.contains("500 s") } && seeds.contains { $0.name.contains("600 s") })
    }

    @Test func `the minimal token made here is V8`() {
        #expect(TokenVector.all.contains { $0.name.hasPrefix("V8 ") && $0.token == Minting.token() })
    }
}
