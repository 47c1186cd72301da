import Encoding
import Tokens

/// How long a whole verification takes to refuse a signature, by the position of its first wrong byte.
///
/// Every time another token, and other bytes behind the wrong one: what the sender wrote may take its time to
/// read, and only what the key made of it may not show.
struct WrongSignature {
    private let tokens: [(text: [UInt8], mac: [UInt8])]
    private let start: Int
    private var token: [UInt8]
    private var generator = SplitMix64()

    init(at now: Instant) throws(BenchFailure) {
        var tokens: [(text: [UInt8], mac: [UInt8])] = []
        // Numbers of four digits: one length for all.
        for text in Sample.tokens(256, from: 1_000, at: now) {
            guard let dot = text.lastIndex(of: UInt8(ascii: ".")),
                let mac = try? Base64URL.decode(Array(text[(dot + 1)...]))
            else { throw .wrong("a token has no signature") }
            tokens.append((text, mac))
        }
        token = tokens[0].text
        start = token.count - Base64URL.encode(tokens[0].mac).count
        self.tokens = tokens
    }

    /// Times so many refusals at each position.
    static func samples(rounds: Int) throws(BenchFailure) -> WrongByte.Samples {
        let now = Stopwatch.instant
        var signature = try WrongSignature(at: now)
        let verifier = Verifier(policy: VerificationPolicy(widget: "bench"), keys: KeyRing([Sample.key]))
        return WrongByte.Samples(positions: WrongByte.all.filter { $0 != nil }, rounds: rounds) { position in
            signature.spoil(from: position ?? 0)
            return signature.time { verifier.verify($0, at: now).reason == .signature }
        }
    }

    /// Makes the first wrong byte stand at a position; the same memory is used for every token, and the same
    /// work done at every position: what went before would show in the time that follows.
    private mutating func spoil(from position: Int) {
        let (text, mac) = tokens[Int.random(in: tokens.indices, using: &generator)]
        var wrong = mac
        for index in wrong.indices {
            let noise = UInt8.random(in: 1...255, using: &generator)
            wrong[index] ^= index < position ? 0 : noise
        }
        for index in 0..<start { token[index] = text[index] }
        token.replaceSubrange(start..., with: Base64URL.encode(wrong))
    }

    /// The nanoseconds of one refusal.
    private func time(_ refuses: ([UInt8]) -> Bool) -> Double {
        let begin = Stopwatch.now
        let refused = refuses(token)
        let time = Stopwatch.now - begin
        precondition(refused, "a wrong signature is taken")
        return Double(time)
    }
}
