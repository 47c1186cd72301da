import Encoding
import Testing
import Tokens

struct VectorTests {
    @Test(arguments: TokenVector.all)
    func `every vector is judged as its line says`(vector: TokenVector) {
        let verdict = vector.token.judged(at: vector.now, keys: [vector.key], vector.apply)
        #expect(verdict.outcome == vector.outcome)
        #expect(verdict.names(.fail) == vector.list("fails"))
        #expect(verdict.names(.warn) == vector.list("warns"))
        #expect(verdict.hintIDs == vector.list("hints"))
        #expect(Set(vector.list("passes")).isSubset(of: verdict.names(.pass)))
        if let subject = vector.json["subject"]?.string { #expect(verdict.claimedSubject == subject) }
    }

    @Test(arguments: TokenVector.all)
    func `a verdict without hints is the same verdict`(vector: TokenVector) {
        let explained = vector.token.judged(at: vector.now, keys: [vector.key], vector.apply)
        var policy = VerificationPolicy(widget: "acme")
        vector.apply(to: &policy)
        let verdict = Verifier(policy: policy, keys: KeyRing([vector.key]))
            .verify(Array(vector.token.utf8), at: vector.now)
        #expect(verdict.statuses == explained.statuses)
        #expect(verdict.decision == explained.decision)
        #expect(verdict.hints.isEmpty)
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
