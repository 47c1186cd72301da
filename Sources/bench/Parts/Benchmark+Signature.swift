import Hashing
import Tokens

extension Benchmark {
    static let signature = Benchmark(
        name: "signature",
        summary: "a line each for the comparison, a whole refusal, and a comparison that stops at the first "
            + "difference: nanoseconds with a wrong byte at 0, 8, 16, 31 and with none (not of a refusal), "
            + "and the largest |t| between two of them",
        usage: "signature [--rounds 10000]"
    ) { options throws(BenchFailure) in
        let rounds = try options.count("--rounds", or: 10_000, least: 100)
        let message = Sample.body
        let digest = HMACSHA256Key(Sample.key.secret).authenticate(message.span)
        var candidates = WrongByte.Candidates(of: digest.bytes)
        let product = WrongByte.Samples(positions: WrongByte.all, rounds: rounds) { position in
            candidates.time(position) { digest.equals($0) }
        }
        // What the statistic says of a comparison that does leak: proof that it can see one.
        let bytes = digest.bytes
        let leaking = WrongByte.Samples(positions: WrongByte.all, rounds: rounds) { position in
            candidates.time(position) { candidate in
                for index in bytes.indices where candidate[index] != bytes[index] { return false }
                return true
            }
        }
        return [product.row, try WrongSignature.samples(rounds: rounds).row, leaking.row]
            .joined(separator: "\n")
    }
}
