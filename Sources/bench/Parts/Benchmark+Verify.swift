import Encoding
import Tokens

extension Benchmark {
    static let verify = Benchmark(
        name: "verify", summary: "nanoseconds of one token, parse to claims, every check",
        usage: "verify --tokens FILE --key FILE"
    ) { options throws(BenchFailure) in
        let tokens = try InputFile.lines(options.text("--tokens"))
        let key = SigningKey(id: "bench", secret: try InputFile.read(options.text("--key")))
        return "\(Int(try verification(of: tokens, with: key).rounded()))"
    }

    /// Nanoseconds of one verification, the tokens taken in turn.
    static func verification(of tokens: [[UInt8]], with key: SigningKey) throws(BenchFailure) -> Double {
        let verifier = Verifier(policy: VerificationPolicy(widget: "bench"), keys: KeyRing([key]))
        return try Rounds.nanoseconds(operations: 20_000) { index throws(BenchFailure) in
            let verdict = verifier.verify(tokens[index % tokens.count], at: Stopwatch.instant)
            if verdict.decision != .verified || verdict.claims == nil {
                throw .wrong("a token does not verify")
            }
        }
    }
}
